package org.virtualgranule.bench;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.http.content.ResourceHttpContentFactory;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** Jetty's own server of plain files. */
public final class FileServer {
    private FileServer() {}

    /**
     * Serves a folder until the process ends; prints the server's URL.
     *
     * @param args the folder
     */
    public static void main(String... args) throws Exception {
        Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
        ResourceHandler files = new ResourceHandler() {
            @Override
            protected HttpContent.Factory newHttpContentFactory(ByteBufferPool.Sized buffers) {
                // its cache has room for 2048 files, and is slower than none when there are more
                return new ResourceHttpContentFactory(getBaseResource(), getMimeTypes(), buffers);
            }
        };
        files.setBaseResource(ResourceFactory.of(server).newResource(Path.of(args[0])));
        server.setHandler(files);
        server.start();
        System.out.println(server.getURI());
    }
}
