package dev.drydock.tutor.edge;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;

/**
 * What a process has of the outside. The terminal is not among it: it is opened by the few commands that talk.
 *
 * @param environment the environment's variables
 * @param streams standard input, output and error
 * @param disk the file system
 */
public record Edge(Map<String, String> environment, Streams streams, Disk disk) {

    /** The three standard streams, not buffered. */
    public record Streams(InputStream in, OutputStream out, OutputStream err) {}

    /** Two letters of the system's own language, for systems without locale variables. */
    public String systemLanguage() {
        return Locale.getDefault().getLanguage();
    }

    /** Whether a person sits there: both input and output are a terminal. */
    public boolean interactive() {
        // From Java 22 on a console is given for pipes too, unless the launcher asks for the old one with -Djdk.console=java.base.
        return System.console() != null;
    }
}
