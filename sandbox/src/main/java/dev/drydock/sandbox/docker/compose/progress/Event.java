package dev.drydock.sandbox.docker.compose.progress;

/**
 * Something worth showing about one object.
 *
 * @param id what the object is called: {@code Container lab-web-1}
 * @param parent under which other object it is shown, empty for none
 * @param text what is going on, with the name
 * @param statusText the state reached, in its own column
 * @param current how much is done of {@code total}, both 0 when nobody counts
 */
public record Event(String id, String parent, Status status, String text, String statusText, long current, long total, int percent) {

    /** How far it has come. */
    public enum Status {
        WORKING, DONE, WARNING, ERROR
    }

    public static Event working(String id, String state) {
        return new Event(id, "", Status.WORKING, "", state, 0, 0, 0);
    }

    public static Event done(String id, String state) {
        return new Event(id, "", Status.DONE, "", state, 0, 0, 0);
    }

    public static Event warning(String id, String state) {
        return new Event(id, "", Status.WARNING, "", state, 0, 0, 0);
    }

    public static Event error(String id, String state) {
        return new Event(id, "", Status.ERROR, "", state, 0, 0, 0);
    }

    /** An event whose words stand beside the name. */
    public static Event text(String id, Status status, String text) {
        return new Event(id, "", status, text, "", 0, 0, 0);
    }
}
