package dev.remora.internal.client;

/** Segments of a path that are empty ({@code //}): some JAX-RS clients drop them. */
final class EmptySegments {

    private EmptySegments() {}

    /** Tells whether the path of an absolute URL, or of the template of one, has some. */
    static boolean areIn(String url) {
        int query = url.indexOf('?');
        String before = query < 0 ? url : url.substring(0, query);
        int path = before.indexOf('/', before.indexOf("://") + 3);
        return path >= 0 && before.indexOf("//", path) >= 0;
    }
}
