package io.wiredesk.desk.web;

import io.javalin.config.RoutesConfig;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The files that the page brings with it: nothing comes from elsewhere.
final class Assets {
    private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    private Assets() {}

    static void add(RoutesConfig routes) {
        asset(routes, "/assets/htmx.js", HTMX, "text/javascript; charset=utf-8");
        asset(routes, "/assets/desk.js", "desk.js", "text/javascript; charset=utf-8");
        asset(routes, "/assets/wiredesk.css", "wiredesk.css", "text/css; charset=utf-8");
        asset(routes, "/favicon.svg", "favicon.svg", "image/svg+xml");
    }

    private static void asset(RoutesConfig routes, String path, String resource, String type) {
        byte[] content = read(resource);
        routes.get(
                path,
                context -> context.contentType(type)
                        .header("Cache-Control", "max-age=3600")
                        .result(content));
    }

    private static byte[] read(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the page's file " + resource + " can't be read from the program", e);
        }
    }
}
