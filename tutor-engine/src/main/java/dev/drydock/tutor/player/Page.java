package dev.drydock.tutor.player;

import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.language.Sentences;
import dev.drydock.tutor.menu.Pager;
import dev.drydock.tutor.page.Columns;
import dev.drydock.tutor.page.Markdown;
import dev.drydock.tutor.page.Style;
import dev.drydock.tutor.page.Wrapping;
import dev.drydock.tutor.sitting.Tongue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the tutor says, on the terminal: prose as pages, remarks as single sentences. */
public final class Page {
    /** Longer lines are hard to read. */
    private static final int WIDEST = 92;

    private final Terminal terminal;
    private final Tongue tongue;

    public Page(Terminal terminal, Tongue tongue) {
        this.terminal = terminal;
        this.tongue = tongue;
    }

    public Terminal terminal() {
        return terminal;
    }

    public Tongue tongue() {
        return tongue;
    }

    /** Shows Markdown under a title, paged when it is long. */
    public void prose(String title, String markdown) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        for (String line : Wrapping.lines(Markdown.harmless(title), width())) lines.add(Style.HEADING.paint(line, terminal.colours()));
        lines.add("");
        lines.addAll(Markdown.lines(markdown, width(), terminal.colours()));
        lines.add("");
        Pager.show(terminal, tongue.sentences(), lines);
    }

    /** Shows plain lines under a title, each cut to what fits, paged when they are many. */
    void lines(String title, String... plain) {
        List<String> lines = new ArrayList<>();
        lines.add(Style.HEADING.paint(Columns.cut(Markdown.harmless(title), width()), terminal.colours()));
        for (String line : plain) lines.add(Columns.cut(Markdown.harmless(line), width()));
        Pager.show(terminal, tongue.sentences(), lines);
    }

    /** Says Markdown without a title. */
    public void say(String markdown) {
        terminal.write(text(markdown));
    }

    /** Markdown as text with a newline at its end. */
    public String text(String markdown) {
        return String.join("\n", Markdown.lines(markdown, width(), terminal.colours())) + "\n";
    }

    /** Says one of the program's own sentences, where it does not press. */
    public void remark(String key, Object... facts) {
        terminal.write(remarkText(key, facts));
    }

    public String remarkText(String key, Object... facts) {
        StringBuilder text = new StringBuilder();
        for (String line : Wrapping.lines(tongue.sentences().say(key, facts), width())) {
            text.append(Style.FAINT.paint(line, terminal.colours())).append('\n');
        }
        return text.toString();
    }

    /** Asks whether something is wanted; only a clear yes is one. */
    boolean confirms(String key, Object... facts) {
        Sentences sentences = tongue.sentences();
        String question = Wrapping.fit(sentences.say(key, facts), width());
        Terminal.Said said = terminal.ask(Terminal.Question.of(Style.HEADING.paint(question, terminal.colours()) + " "));
        if (!(said instanceof Terminal.Said.Line line)) return false;
        String answer = line.text().strip().toLowerCase(Locale.ROOT);
        return List.of(sentences.say("answer.yes").split(" ")).contains(answer);
    }

    /** A line with a mark before it that tells good from bad. */
    public String marked(String mark, String sentence, Style style) {
        List<String> lines = Markdown.lines(sentence, width() - 4, terminal.colours());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(i == 0 ? "  " + style.paint(mark, terminal.colours()) + " " : "    ").append(lines.get(i)).append('\n');
        }
        return text.toString();
    }

    private int width() {
        return Math.min(WIDEST, terminal.size().columns() - 1);
    }
}
