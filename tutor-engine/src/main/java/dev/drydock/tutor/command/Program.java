package dev.drydock.tutor.command;

import dev.drydock.tutor.edge.Edge;
import dev.drydock.tutor.language.Sentences;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One run of the program: its edge and the language it speaks.
 *
 * @param manner whose progress it is, and how the screen is used
 * @param languageAsked whether the language was named in the command, not guessed from the locale
 */
public record Program(Edge edge, Sentences sentences, boolean languageAsked, Manner manner) {
    /** Fine. */
    public static final int FINE = 0;
    /** Problems were found. */
    public static final int PROBLEMS = 1;
    /** The command was not understood. */
    public static final int USAGE = 2;
    /** Whoever read our output has gone: what a process killed by SIGPIPE reports. */
    public static final int CLOSED_PIPE = 141;

    /** Writes a sentence to standard output. */
    public int tell(String key, Object... facts) {
        return write(edge.streams().out(), sentences.say(key, facts)) ? FINE : CLOSED_PIPE;
    }

    /** Writes text to standard output. */
    public int print(String text) {
        return write(edge.streams().out(), text) ? FINE : CLOSED_PIPE;
    }

    /** Writes a sentence to standard error; the exit code is for the caller to choose. */
    public void complain(String key, Object... facts) {
        write(edge.streams().err(), sentences.say(key, facts));
    }

    /** Says what was wrong with the command, and where help is. */
    public int misunderstood(String key, Object... facts) {
        complain(key, facts);
        complain("usage.see-help");
        return USAGE;
    }

    int misunderstood(Arguments.WrongUsage wrong) {
        return misunderstood(wrong.key, wrong.facts);
    }

    private static boolean write(OutputStream stream, String text) {
        try {
            stream.write((text + "\n").getBytes(StandardCharsets.UTF_8));
            stream.flush();
            return true;
        } catch (IOException closed) {
            return false;
        }
    }
}
