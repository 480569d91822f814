package dev.drydock.tutor.java;

import dev.drydock.tutor.java.child.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;

/**
 * A learner's Java session: lines that were accepted, and a process in which they have been carried out. When that process had to be ended, or when
 * lines were taken back, the lines that stand are carried out again in a new one, with the answers that the world gave them the first time.
 * It may get ready in a thread of its own; whoever comes meanwhile waits.
 */
public final class JavaRoom implements AutoCloseable {
    private final Questions questions;
    private final Duties duties;
    private final Consumer<String> printed;
    private final BooleanSupplier stopped;
    private final List<Line> lines = new ArrayList<>();
    private int standing;
    private Optional<Workbench> bench = Optional.empty();
    private int carriedOut;
    private boolean mute;
    private boolean tending;
    private StringBuilder output = new StringBuilder();

    /** @param kept whether it left something behind that a later line may use */
    private record Line(String code, List<String> answers, boolean kept) {}

    /**
     * What came of a line.
     *
     * @param output what it printed, and its value
     * @param key of a sentence for the learner; may be empty
     * @param fact for the sentence
     */
    public record Said(boolean good, String output, String key, String fact) {}

    /**
     * @param printed shows at once what the learner's code prints
     * @param stopped asked often while code runs: whether the learner wants it to end
     */
    public JavaRoom(Door door, Consumer<String> printed, BooleanSupplier stopped) {
        this.duties = new Duties(door);
        this.questions = new Questions(door, duties);
        this.printed = printed;
        this.stopped = stopped;
    }

    /** Makes ready what the first line needs. */
    public synchronized void warm() {
        bench();
    }

    private Workbench bench() {
        if (bench.isPresent() && bench.get().alive() && carriedOut == standing) return bench.get();
        bench.ifPresent(Workbench::close);
        duties.drop();
        Workbench fresh = new Workbench(new LearnersProcess.Partner(questions::answer, this::print, stopped));
        bench = Optional.of(fresh);
        mute = true;
        for (Line line : lines.subList(0, standing)) {
            if (!line.kept()) continue;
            questions.repeat(line.answers());
            snippets(fresh, line.code()).forEach(fresh::eval);
        }
        mute = false;
        carriedOut = standing;
        questions.begin();
        return fresh;
    }

    private void print(String text) {
        if (mute) return;
        output.append(text);
        printed.accept(text);
    }

    private static List<String> snippets(Workbench bench, String code) {
        List<String> snippets = new ArrayList<>();
        String rest = code;
        while (!rest.isBlank()) {
            SourceCodeAnalysis.CompletionInfo next = bench.analysis().analyzeCompletion(rest);
            snippets.add(next.source() == null ? rest : next.source());
            if (next.source() == null || next.remaining().length() >= rest.length()) break;
            rest = next.remaining();
        }
        return snippets;
    }

    /** Whether a text is whole, or goes on on the next line. */
    public synchronized boolean whole(String code) {
        SourceCodeAnalysis.Completeness completeness = bench().analysis().analyzeCompletion(code).completeness();
        return completeness != SourceCodeAnalysis.Completeness.DEFINITELY_INCOMPLETE && completeness != SourceCodeAnalysis.Completeness.CONSIDERED_INCOMPLETE;
    }

    /** Carries out what a learner has typed. */
    public synchronized Said type(String code) {
        Workbench here = bench();
        lines.subList(standing, lines.size()).clear();
        questions.begin();
        output = new StringBuilder();
        Workbench.Came came = Workbench.Came.NOTHING;
        for (String each : snippets(here, code)) {
            came = here.eval(each);
            if (!came.good() || !here.alive()) break;
        }
        boolean alive = here.alive();
        lines.add(new Line(code, questions.kept(), alive && (came.good() || !came.thrown().isEmpty())));
        standing = lines.size();
        // A process that has ended is behind by definition.
        carriedOut = alive ? standing : -1;
        return said(here, came);
    }

    private Said said(Workbench here, Workbench.Came came) {
        if (!came.text().isEmpty()) print((output.isEmpty() || output.charAt(output.length() - 1) == '\n' ? "" : "\n") + came.text() + "\n");
        String shown = output.toString();
        if (!here.alive()) return new Said(false, shown, here.ending().key(), "");
        if (!came.refused().isEmpty()) return new Said(false, shown, "java.closed", came.refused());
        if (came.thrown().equals("StackOverflowError")) return new Said(false, shown, "java.stack", "");
        if (!came.declared().isEmpty()) return new Said(true, shown, "java.declared", came.declared());
        return new Said(came.good(), shown, "", "");
    }

    /** How many lines there have been; those that were taken back count as long as they can come again. */
    public synchronized int lines() {
        return standing;
    }

    /** From now on only so many of the lines stand; more again after a redo. */
    public synchronized void stand(int count) {
        standing = Math.max(0, Math.min(count, lines.size()));
        if (standing != carriedOut) duties.drop();
    }

    /** Whether code has taken on a duty. */
    public synchronized boolean busy() {
        return !duties.none();
    }

    /** Calls code that has taken on a duty, when the world gives cause to; the key of what went wrong, or an empty text. */
    public synchronized String tend() {
        if (standing != carriedOut && bench.isPresent() && standing > 0) bench();
        if (tending || duties.none() || bench.isEmpty()) return "";
        tending = true;
        try {
            String[] trouble = {""};
            duties.tend((duty, words) -> call(duty, words, trouble));
            return trouble[0];
        } finally {
            tending = false;
        }
    }

    private Optional<String> call(String duty, List<String> words, String[] trouble) {
        if (!bench.orElseThrow().alive()) return Optional.empty();
        questions.begin();
        Optional<Frame> came = bench.orElseThrow().call(duty, words);
        if (came.isPresent() && came.get().kind() == 'D') return Optional.of(came.get().text(0));
        duties.drop();
        trouble[0] = came.isEmpty() ? bench.orElseThrow().ending().key() : "java.duty-threw";
        came.ifPresent(thrown -> print(thrown.text(0) + ": " + thrown.text(1) + "\n"));
        return Optional.empty();
    }

    /** The lines that stand. */
    public synchronized List<String> list() {
        return lines.subList(0, standing).stream().map(Line::code).toList();
    }

    /** The variables, each with its type and value. */
    public synchronized List<String> variables() {
        Workbench here = bench();
        List<String> all = new ArrayList<>();
        for (VarSnippet each : here.variables()) all.add(each.typeName() + " " + each.name() + " = " + here.value(each));
        return all;
    }

    /** Texts that may stand where the cursor is, each from the beginning of its word. */
    public synchronized List<String> completions(String code, int cursor) {
        int[] anchor = new int[1];
        List<String> all = new ArrayList<>();
        for (SourceCodeAnalysis.Suggestion each : bench().analysis().completionSuggestions(code, cursor, anchor)) {
            String text = code.substring(0, anchor[0]) + each.continuation();
            if (!all.contains(text)) all.add(text);
        }
        return all;
    }

    /** What a name means, with its parameters; empty when nothing is known. */
    public synchronized List<String> documentation(String code) {
        SourceCodeAnalysis analysis = bench().analysis();
        List<String> all = new ArrayList<>();
        for (SourceCodeAnalysis.Documentation each : analysis.documentation(code, code.length(), true)) {
            all.add(each.signature() + (each.javadoc() == null ? "" : "\n    " + each.javadoc().strip().replace("\n", "\n    ")));
        }
        return all;
    }

    @Override
    public synchronized void close() {
        bench.ifPresent(Workbench::close);
    }
}
