package dev.drydock.sandbox.build.convert;

import dev.drydock.sandbox.build.Dockerfile;
import dev.drydock.sandbox.build.Instruction;

/**
 * One finding of BuildKit's checks in a Dockerfile that works.
 *
 * @param about the rule's own sentence
 * @param page where the rule is explained, or empty
 * @param text the sentence about this place
 */
public record Warning(String rule, String about, String page, String text, int line, int lastLine) {
    private static final String PAGES = "https://docs.docker.com/go/dockerfile/rule/";

    static Warning of(String rule, String about, String text, Instruction at) {
        String page = rule.equals("InvalidBaseImagePlatform") ? "" : PAGES + rule.replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-").toLowerCase(java.util.Locale.ROOT) + "/";
        return new Warning(rule, about, page, text, at.line(), at.lastLine());
    }

    /** As progress shows it. */
    public String brief() {
        return rule + ": " + text + " (line " + line + ")";
    }
}
