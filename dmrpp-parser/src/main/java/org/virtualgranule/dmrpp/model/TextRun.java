package org.virtualgranule.dmrpp.model;

import java.util.Optional;

/**
 * One or more equal texts, a {@code v} of {@code dmrpp:vlsa}.
 *
 * @param content the text, or base64 of its zlib stream
 * @param count how many elements have it
 * @param inflatedSize bytes of the text where the content is a zlib stream; absent where it is the text itself
 */
public record TextRun(String content, long count, Optional<Long> inflatedSize) {}
