package dev.drydock.tutor.command;

import java.util.List;

/**
 * What may be said with every command, besides the language.
 *
 * @param profile whose progress it is; empty for the only learner of a computer
 * @param ascii whether signs are shown in ASCII
 * @param plain whether nothing is redrawn and nothing stands beside anything, for screen readers and slow lines
 */
public record Manner(String profile, boolean ascii, boolean plain) {
    public static final Manner USUAL = new Manner("", false, false);

    /** Takes its options out of a command line, up to a script's name. */
    public static Manner take(List<String> words) {
        Manner manner = USUAL;
        boolean script = !words.isEmpty() && words.get(0).equals("sh");
        for (int i = 0; i < words.size(); ) {
            String word = words.get(i);
            boolean scriptBegins = script && i > 0 && !word.startsWith("-") && !ShCommand.takesValue(words.get(i - 1));
            if (scriptBegins || word.equals("--")) return manner;
            if (word.equals("--ascii")) manner = new Manner(manner.profile, true, manner.plain);
            else if (word.equals("--plain")) manner = new Manner(manner.profile, true, true);
            else if (word.startsWith("--profile=")) manner = new Manner(name(word.substring(10)), manner.ascii, manner.plain);
            else if (word.equals("--profile") && i + 1 < words.size()) manner = new Manner(name(words.remove(i + 1)), manner.ascii, manner.plain);
            else {
                i++;
                continue;
            }
            words.remove(i);
        }
        return manner;
    }

    /** A name that is none is kept, so that it can be refused; nothing is not the same as no profile. */
    private static String name(String typed) {
        return typed.isEmpty() ? " " : typed;
    }

    /** Whether the profile can be the name of a folder on every system. */
    public boolean sound() {
        return profile.isEmpty() || profile.matches("[\\p{L}\\p{N}]([\\p{L}\\p{N} ._-]{0,38}[\\p{L}\\p{N}_-])?");
    }
}
