package dev.drydock.sandbox.build.convert;

import dev.drydock.sandbox.build.Instruction;
import dev.drydock.sandbox.build.Words;
import dev.drydock.sandbox.build.Paths;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code COPY} and {@code ADD}: where files come from and how they are copied. */
final class CopyDispatch {
    private final Conversion conversion;
    private final StageState state;
    private final StageState.Command command;
    private final Instruction at;
    private final boolean adds;
    private final Set<String> unmatched = new LinkedHashSet<>();

    CopyDispatch(Conversion conversion, StageState state, StageState.Command command) {
        this.conversion = conversion;
        this.state = state;
        this.command = command;
        this.at = command.instruction();
        this.adds = at.keyword().equals("ADD");
    }

    private String expanded(String word) {
        Words.Expansion expansion = Words.expand(word, state.environment, conversion.file().escape());
        if (!expansion.complaint().isEmpty()) {
            throw Conversion.Wrong.at(at, expansion.complaint());
        }
        unmatched.addAll(expansion.unmatched());
        return expansion.text();
    }

    private Conversion.Wrong wrong(String message) {
        return Conversion.Wrong.at(at, message);
    }

    void add() {
        if (!command.sources().isEmpty() && !command.sources().get(0).done) {
            throw wrong("cannot copy from stage \"" + at.flag("from").orElse("") + "\", it needs to be defined before current stage \"" + state.name + "\"");
        }
        String chown = expanded(at.flag("chown").orElse(""));
        String chmod = expanded(at.flag("chmod").orElse(""));
        String checksum = expanded(at.flag("checksum").orElse(""));
        if (!chmod.isEmpty() && !chmod.matches("[0-7]{1,4}") && !chmod.matches("[ugoa]*[-+=][rwxXst]*(,[ugoa]*[-+=][rwxXst]*)*")) {
            throw wrong("invalid chmod parameter: '" + chmod + "'. it should be octal string and between 0 and 07777");
        }
        List<String> words = at.words();
        List<String> inputs = new ArrayList<>(List.of(state.top));
        List<Operation.Piece> pieces = new ArrayList<>();
        List<String> said = new ArrayList<>();
        String name = state.prefixed(Words.expanded(at.shown(), state.environment, conversion.file().escape()), command.trigger());
        for (String word : words.subList(0, words.size() - 1)) {
            Optional<Instruction.Heredoc> text = at.heredocs().stream().filter(each -> each.meant(word)).findFirst();
            if (text.isEmpty()) {
                String source = expanded(word);
                said.add(source);
                pieces.add(piece(source, checksum, name, inputs));
            }
        }
        for (Instruction.Heredoc text : at.heredocs()) {
            said.add("<<" + text.name());
            String content = text.expands() ? Words.content(text.read(), state.environment).text() : text.read();
            pieces.add(new Operation.Piece(-1, text.name(), content, false));
        }
        String to = expanded(words.get(words.size() - 1));
        conversion.checks().variables(unmatched, state, at);
        Operation.Copy copy = new Operation.Copy(pieces, target(to), chown, chmod, at.flagValues("exclude"), at.on("parents"));
        state.top = conversion.vertex(name, copy, inputs, state.fresh, at);
        String flags = (at.on("parents") ? " --parents" : "") + (chown.isEmpty() ? "" : " --chown=" + chown) + (chmod.isEmpty() ? "" : " --chmod=" + chmod);
        state.step(at.keyword() + flags + " " + String.join(" ", said) + " " + to + " # buildkit", true);
    }

    private String target(String to) {
        String path = Paths.absolute(state.config.get("WorkingDir").text("/"), to);
        return path + (!path.equals("/") && (to.endsWith("/") || to.equals(".") || to.endsWith("/.") || to.isEmpty()) ? "/" : "");
    }

    private Operation.Piece piece(String source, String checksum, String name, List<String> inputs) {
        boolean git = source.matches("(git@|git://|https?://.*\\.git(#.*)?$|ssh://).*");
        boolean http = source.matches("https?://.*") && !git;
        if (!adds && (git || http)) {
            throw wrong(git ? "source can't be a git ref for COPY" : "source can't be a URL for COPY");
        }
        if (http) {
            String path = source.replaceFirst("^https?://[^/]*/?", "").replaceFirst("[?#].*", "");
            String last = path.substring(path.lastIndexOf('/') + 1);
            String file = last.isEmpty() ? "__unnamed__" : last;
            inputs.add(conversion.vertex(name, new Operation.Remote(source, file, checksum), List.of(), false, at));
            return new Operation.Piece(inputs.size() - 1, file, "", at.on("unpack"));
        }
        if (!checksum.isEmpty()) {
            throw wrong("checksum requires HTTP(S) or Git sources");
        }
        boolean unpacks = adds && at.flag("unpack").isEmpty() || at.on("unpack");
        if (!command.sources().isEmpty()) {
            StageState from = command.sources().get(0);
            inputs.add(from.top);
            return new Operation.Piece(inputs.size() - 1, source, "", unpacks);
        }
        String plain = Paths.clean(source);
        if (conversion.file().directives().tries("CopyIgnoredFile") && conversion.ignored().filter(ignore -> !plain.isEmpty() && !Paths.pattern(plain) && ignore.leavesOut(plain)).isPresent()) {
            conversion.checks().add("CopyIgnoredFile", "Attempting to Copy file that is excluded by .dockerignore",
                    "Attempting to " + (adds ? "Add" : "Copy") + " file \"" + source + "\" that is excluded by .dockerignore", at);
        }
        inputs.add(conversion.context(source, at));
        return new Operation.Piece(inputs.size() - 1, source, "", unpacks);
    }

}
