package org.virtualgranule.serve;

import com.google.common.html.HtmlEscapers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A folder as a page of links, for people and for clients that list by links. */
final class IndexPage {
    private IndexPage() {}

    /** Links without a slash at the end: what follows them adds one. */
    static ByteBuffer of(String title, List<String> names) {
        String links = names.stream()
                .map(name -> "<li><a href=\"" + UrlPath.escaped(name) + "\">" + escaped(name) + "</a></li>\n")
                .collect(Collectors.joining());
        return StandardCharsets.UTF_8.encode(
                "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escaped(title)
                        + "</title></head>\n<body><h1>" + escaped(title) + "</h1>\n<ul>\n" + links
                        + "</ul></body></html>\n");
    }

    private static String escaped(String text) {
        return HtmlEscapers.htmlEscaper().escape(text);
    }
}
