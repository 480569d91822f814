package dev.drydock.tutor.session;

import dev.drydock.lessons.view.TypedLine;
import java.util.Optional;

/** What came of a line of Java, as the journal has it: status, code and output, parted by tabulators. */
public final class JavaLine {
    private static final int LONGEST = 8_000;

    private JavaLine() {}

    /** The journal's text. */
    public static String said(String code, int status, String output) {
        String kept = output.length() > LONGEST ? output.substring(0, LONGEST) : output;
        return Session.JAVA_SAID + status + "\t" + code.replace("\t", " ") + "\t" + kept;
    }

    /** The line that a journal's text tells of; empty for any other text. */
    public static Optional<TypedLine> ended(String payload) {
        if (!payload.startsWith(Session.JAVA_SAID)) return Optional.empty();
        String[] parts = payload.substring(Session.JAVA_SAID.length()).split("\t", 3);
        if (parts.length < 3 || !parts[0].matches("[0-9]{1,3}")) return Optional.empty();
        return Optional.of(new TypedLine(parts[1], Integer.parseInt(parts[0]), parts[2]));
    }
}
