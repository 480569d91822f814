package dev.drydock.tutor.page;

/** How a piece of text looks; the terminal's own colours, so that it is readable on dark and on light ground. */
public enum Style {
    PLAIN(""),
    HEADING("1;36"),
    STRONG("1"),
    EMPHASIS("3"),
    CODE("33"),
    FAINT("2"),
    GOOD("32"),
    BAD("31");

    private final String sgr;

    Style(String sgr) {
        this.sgr = sgr;
    }

    /** The text in this look, or bare. */
    public String paint(String text, boolean colours) {
        return !colours || this == PLAIN || text.isEmpty() ? text : "\u001b[" + sgr + "m" + text + "\u001b[0m";
    }
}
