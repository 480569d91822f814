package dev.drydock.tutor.prompt;

import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.language.Sentences;
import java.io.EOFException;
import java.io.IOError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.Reference;
import org.jline.reader.Widget;
import org.jline.reader.impl.LineReaderImpl;

/** JLine's editor with our words, history and limits. */
final class LineEditor extends LineReaderImpl {
    /** What a person may paste at once; more than this is a mistake, and the display of a long line costs its square. */
    private static final int PASTE_LIMIT = 64 * 1024;

    /** What terminals send for the key: of the xterm, rxvt, and Linux console families. */
    private static final List<String> F1 = List.of("\u001bOP", "\u001b[11~", "\u001b[[A");

    private final BulkInput input;
    private final String pasteCut;
    private final List<String> known = new ArrayList<>();
    private Terminal.Question question = Terminal.Question.of("");
    private Ticking ticking;

    /** @param pasteCut what is said of a paste that was too long; {@code {0}}: the limit in KiB */
    LineEditor(org.jline.terminal.Terminal terminal, BulkInput input, String pasteCut) throws IOException {
        super(terminal, "drydock");
        this.input = input;
        this.pasteCut = pasteCut;
        Widgets late = new Widgets(usual(), super::builtinWidgets);
        builtinWidgets = late;
        widgets = late;
        setParser(new ShellWords());
        setCompleter(this::complete);
        // The shell in the sandbox expands what it expands.
        setOpt(Option.DISABLE_EVENT_EXPANSION);
        // Else a double-width character in the last column garbles the line.
        setOpt(Option.DELAY_LINE_WRAP);
        unsetOpt(Option.INSERT_TAB);
        getWidgets().put("interrupt", this::interrupt);
        getWidgets().put("help", this::help);
        for (String map : List.of(MAIN, EMACS)) {
            for (String f1 : F1) getKeyMaps().get(map).bind(new Reference("help"), f1);
            getKeyMaps().get(map).bind(new Reference("interrupt"), "\u0003");
            getKeyMaps().get(map).unbind(KeyMap.translate("^X^V"));
        }
        setVariable(DISABLE_HISTORY, Boolean.TRUE);
        setVariable(BELL_STYLE, "none");
        setVariable(LIST_MAX, 60);
    }

    /** The constructor's; {@link Widgets} come in their place. */
    @Override
    protected Map<String, Widget> builtinWidgets() {
        return new HashMap<>();
    }

    /** Only Emacs' keys are ours: those of vi would be some hundred bindings that nobody reaches. */
    @Override
    public KeyMap<Binding> viCmd() {
        return new KeyMap<>();
    }

    @Override
    public KeyMap<Binding> viInsertion() {
        return new KeyMap<>();
    }

    /** What nearly every line needs. */
    private Map<String, Widget> usual() {
        return Map.of(SELF_INSERT, this::selfInsert, ACCEPT_LINE, this::acceptLine, FRESH_LINE, this::freshLine,
                BACKWARD_DELETE_CHAR, this::backwardDeleteChar, DELETE_CHAR_OR_LIST, this::deleteCharOrList,
                EXPAND_OR_COMPLETE, this::expandOrComplete, BEGIN_PASTE, this::beginPaste,
                INSERT_CLOSE_PAREN, this::insertCloseParen, INSERT_CLOSE_SQUARE, this::insertCloseSquare);
    }

    /** Asks for one line, as if {@code typed} had just been typed. */
    String line(Terminal.Question asked, String typed, Ticking meanwhile) {
        question = asked;
        ticking = meanwhile;
        remember(asked.history());
        if (!typed.isEmpty()) runMacro(typed);
        meanwhile.begin();
        return readLine(asked.prompt());
    }

    /** Shows text above the line that is being typed. */
    void above(String text) {
        printAbove(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
    }

    private void remember(List<String> lines) {
        boolean continues = lines.size() >= known.size() && lines.subList(0, known.size()).equals(known);
        if (!continues) {
            known.clear();
            try {
                getHistory().purge();
            } catch (IOException inMemory) {
                throw new UncheckedIOException(inMemory);
            }
        }
        for (String line : lines.subList(known.size(), lines.size())) getHistory().add(line);
        known.clear();
        known.addAll(lines);
    }

    private void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        synchronized (ticking) {
            for (Terminal.Candidate each : question.completion().candidates(line.line(), line.cursor())) {
                String description = each.description().isEmpty() ? null : each.description();
                candidates.add(new Candidate(each.word(), each.word(), null, description, null, null, each.whole()));
            }
        }
    }

    private boolean help() {
        String help = question.meanwhile().help();
        if (!help.isEmpty()) above(help);
        return true;
    }

    /** JLine says the same of Ctrl-D and of a window that was closed; the latter is no input, and must not be put down as one. */
    @Override
    public Binding readBinding(KeyMap<Binding> keys, KeyMap<Binding> local) {
        Binding read = super.readBinding(keys, local);
        if (read == null) throw new IOError(new EOFException());
        return read;
    }

    private boolean interrupt() {
        state = State.INTERRUPT;
        return true;
    }

    @Override
    public boolean beginPaste() {
        try {
            BulkInput.Pasted pasted = input.upTo(BRACKETED_PASTE_END, PASTE_LIMIT);
            if (pasted.cut()) printAbove(Sentences.fill(pasteCut, PASTE_LIMIT / 1024));
            buf.write(pasted.text().replace("\r\n", "\n").replace('\r', '\n'));
            if (!pasted.behind().isEmpty()) runMacro(pasted.behind());
            return true;
        } catch (IOException gone) {
            throw new IOError(gone);
        }
    }
}
