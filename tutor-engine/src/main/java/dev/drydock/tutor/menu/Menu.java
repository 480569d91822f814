package dev.drydock.tutor.menu;

import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.language.Sentences;
import dev.drydock.tutor.page.Columns;
import dev.drydock.tutor.page.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A title and choices under it. */
public final class Menu {
    /** A pause in reading keys, so that a resize is seen. */
    private static final long KEY_WAIT_MILLIS = 500;

    private final Terminal terminal;
    private final Sentences sentences;
    private final String title;
    private final List<String> choices;
    private int chosen;
    private int linesShown;
    private String digits = "";

    private final Map<Integer, String> headings;

    private Menu(Terminal terminal, Sentences sentences, String title, List<String> choices, Map<Integer, String> headings, int first) {
        this.terminal = terminal;
        this.sentences = sentences;
        this.title = title;
        this.choices = List.copyOf(choices);
        this.headings = headings;
        this.chosen = first;
    }

    /** The index of the choice, from 0; empty when the learner leaves. {@code first} is marked at the beginning. */
    public static OptionalInt choose(Terminal terminal, Sentences sentences, String title, List<String> choices, int first) {
        return choose(terminal, sentences, title, choices, Map.of(), first);
    }

    /** The same with lines that cannot be chosen, each above the choice with its index. */
    public static OptionalInt choose(
            Terminal terminal, Sentences sentences, String title, List<String> choices, Map<Integer, String> headings, int first) {
        Menu menu = new Menu(terminal, sentences, title, choices, headings, first);
        return terminal.fullScreen() ? menu.byKeys() : menu.byNumber();
    }

    private OptionalInt byNumber() {
        StringBuilder list = new StringBuilder(title).append('\n');
        for (int i = 0; i < choices.size(); i++) {
            if (headings.containsKey(i)) list.append(headings.get(i)).append('\n');
            list.append("  ").append(i + 1).append(". ").append(choices.get(i)).append('\n');
        }
        terminal.write(list.toString());
        while (true) {
            Terminal.Said said = terminal.ask(Terminal.Question.of(sentences.say("menu.number", chosen + 1) + " "));
            if (!(said instanceof Terminal.Said.Line line)) return OptionalInt.empty();
            String typed = line.text().strip();
            if (typed.isEmpty()) return OptionalInt.of(chosen);
            if (typed.equals("q")) return OptionalInt.empty();
            // Nine digits at most: longer ones are no choice, and no int.
            int number = typed.matches("[0-9]{1,9}") ? Integer.parseInt(typed) : 0;
            if (number >= 1 && number <= choices.size()) return OptionalInt.of(number - 1);
            terminal.write(sentences.say("menu.not-a-number", choices.size()) + "\n");
        }
    }

    private OptionalInt byKeys() {
        terminal.status("");
        terminal.write("\u001b[?25l");
        try {
            Terminal.Size size = terminal.size();
            draw();
            while (true) {
                String typed = terminal.keys(KEY_WAIT_MILLIS);
                if (Key.isCommand(typed)) {
                    terminal.unread(typed);
                    return OptionalInt.of(chosen);
                }
                for (Key.Pressed pressed : Key.in(typed)) {
                    boolean enter = pressed.key() == Key.Named.ENTER;
                    if (enter || pressed.key() == Key.Named.LEAVE || pressed.key().equals(new Key.Sign('q'))) {
                        if (!pressed.rest().isEmpty()) terminal.unread(pressed.rest());
                        return enter ? OptionalInt.of(chosen) : OptionalInt.empty();
                    }
                    move(pressed.key());
                }
                boolean resized = !size.is(terminal.size());
                // After a resize nobody knows where the old lines are: begin below them.
                if (resized) linesShown = 0;
                size = terminal.size();
                if (resized || !typed.isEmpty()) draw();
            }
        } finally {
            // What was chosen shows in what follows: the list makes room.
            String rubber = linesShown > 0 ? "\r\u001b[" + linesShown + "A\u001b[J" : "";
            terminal.write(rubber + "\u001b[?25h");
        }
    }

    private void move(Key key) {
        String before = digits;
        digits = "";
        if (key == Key.Named.UP || key.equals(new Key.Sign('k'))) chosen = (chosen + choices.size() - 1) % choices.size();
        else if (key == Key.Named.DOWN || key.equals(new Key.Sign('j'))) chosen = (chosen + 1) % choices.size();
        else if (key == Key.Named.FIRST) chosen = 0;
        else if (key == Key.Named.LAST) chosen = choices.size() - 1;
        else if (key instanceof Key.Sign sign && sign.character() >= '0' && sign.character() <= '9') number(before, sign.character());
    }

    /** A number moves the mark; two digits in a row are one number where there are that many choices. */
    private void number(String before, char digit) {
        for (String number : new String[] {before + digit, "" + digit}) {
            if (number.length() > 4 || Integer.parseInt(number) < 1 || Integer.parseInt(number) > choices.size()) continue;
            chosen = Integer.parseInt(number) - 1;
            digits = number;
            return;
        }
    }

    private void draw() {
        Terminal.Size size = terminal.size();
        boolean withHint = size.rows() > 4;
        // The rows are choices by their index, and headings by the index below them, made negative.
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            if (headings.containsKey(i)) rows.add(-1 - i);
            rows.add(i);
        }
        int window = Math.max(1, Math.min(rows.size(), size.rows() - (withHint ? 3 : 2)));
        int from = Math.max(0, Math.min(rows.indexOf(chosen) - window / 2, rows.size() - window));
        StringBuilder screen = new StringBuilder("\r");
        if (linesShown > 0) screen.append("\u001b[").append(linesShown).append('A');
        screen.append("\u001b[J");
        screen.append(Style.HEADING.paint(cut(title, size), terminal.colours())).append("\r\n");
        for (int row : rows.subList(from, from + window)) {
            String text = row < 0 ? headings.get(-1 - row) : (row == chosen ? "> " : "  ") + (row + 1) + ". " + choices.get(row);
            Style style = row < 0 ? Style.HEADING : row == chosen ? Style.STRONG : Style.PLAIN;
            screen.append(style.paint(cut(text, size), terminal.colours())).append("\r\n");
        }
        if (withHint) screen.append(Style.FAINT.paint(cut(sentences.say("menu.keys"), size), terminal.colours())).append("\r\n");
        linesShown = window + (withHint ? 2 : 1);
        terminal.write(screen.toString());
    }

    private static String cut(String text, Terminal.Size size) {
        return Columns.cut(text, size.columns() - 1);
    }
}
