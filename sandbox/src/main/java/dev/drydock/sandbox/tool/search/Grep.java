package dev.drydock.sandbox.tool.search;

import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Text;
import dev.drydock.sandbox.tool.regex.BadPattern;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.Lines;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.tool.shape.Usage;
import java.util.ArrayList;
import java.util.List;

/** {@code grep}, {@code egrep}, {@code fgrep}: lines that match. */
public final class Grep implements Tool {
    private final String usualKind;

    /** @param usualKind {@code G}, {@code E} or {@code F}: what patterns are unless an option says otherwise */
    public Grep(String usualKind) {
        this.usualKind = usualKind;
    }

    @Override
    public Spec options() {
        return Spec.of("A,after-context= B,before-context= C,context= E,extended-regexp F,fixed-strings G,basic-regexp H,with-filename "
                + "I L,files-without-match P,perl-regexp R,dereference-recursive T,initial-tab U,binary V,version Z,null a,text b,byte-offset "
                + "c,count color,colour?= e,regexp= f,file= h,no-filename i,y,ignore-case no-ignore-case l,files-with-matches "
                + "m,max-count= n,line-number o,only-matching q,quiet,silent r,recursive s,no-messages v,invert-match w,word-regexp "
                + "x,line-regexp z,null-data include= exclude= exclude-dir= line-buffered label= binary-files= d,directories= help").withNumbers();
    }

    @Override
    public String usage() {
        return "[-HhnlLoqvsrRiwFEz] [-m N] [-A|B|C N] { PATTERN | -e PATTERN... | -f FILE... } [FILE]...";
    }

    @Override
    public int misuseStatus() {
        return 2;
    }

    @Override
    public String hint(String name) {
        return "Usage: " + name + " [OPTION]... PATTERNS [FILE]...\n" + Tool.super.hint(name);
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        List<String> operands = new ArrayList<>(arguments.operands());
        Outcome<List<String>> patterns = patterns(sys, arguments, operands);
        if (!patterns.ok()) {
            return sys.fail(arguments.name() + ": " + arguments.value("f").orElse("") + ": " + patterns.errno().text() + "\n", 2);
        }
        if (patterns.value().isEmpty() && !arguments.has("f")) {
            return arguments.has("help") ? sys.print("Usage: " + arguments.name() + " [OPTION]... PATTERNS [FILE]...\n", 0)
                    : sys.fail(arguments.words(hint(arguments.name()), Usage.busybox(arguments.name(), usage())), arguments.busybox() ? 1 : 2);
        }
        String number = badNumber(arguments);
        if (!number.isEmpty()) {
            return sys.fail(arguments.name() + ": " + number + "\n", 2);
        }
        try {
            Patterns compiled = Patterns.compile(patterns.value(), arguments, usualKind);
            return search(sys, arguments, operands, compiled);
        } catch (BadPattern bad) {
            String first = patterns.value().get(0);
            return sys.fail(arguments.name() + ": " + arguments.words(bad.getMessage(), "bad regex '" + first + "': " + bad.getMessage()) + "\n", 2);
        }
    }

    private static String badNumber(Arguments arguments) {
        for (String key : List.of("A", "B", "C")) {
            if (!arguments.value(key).orElse("0").matches("\\d{1,9}")) {
                return arguments.value(key).orElse("") + ": invalid context length argument";
            }
        }
        return arguments.value("m").orElse("0").matches("-?\\d{1,9}") ? "" : "invalid max count";
    }

    private static Outcome<List<String>> patterns(Sys sys, Arguments arguments, List<String> operands) {
        List<String> patterns = new ArrayList<>(arguments.values("e"));
        for (String file : arguments.values("f")) {
            var content = sys.files().read(file);
            if (!content.ok()) {
                return Outcome.refused(content.errno());
            }
            String text = Text.decode(content.value().toArray());
            if (!text.isEmpty()) {
                patterns.addAll(List.of((text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1)));
            }
        }
        if (!arguments.has("e") && !arguments.has("f") && !operands.isEmpty()) {
            patterns.add(operands.remove(0));
        }
        List<String> lines = new ArrayList<>();
        patterns.forEach(pattern -> lines.addAll(List.of(pattern.split("\n", -1))));
        return Outcome.of(lines);
    }

    private static Step search(Sys sys, Arguments arguments, List<String> operands, Patterns patterns) {
        boolean recursive = arguments.has("r") || arguments.has("R");
        List<String> files = recursive ? FileWalk.files(sys, arguments, operands) : operands;
        boolean several = !arguments.has("h") && (arguments.has("H") || recursive || operands.size() > 1);
        GrepLook look = GrepLook.of(sys, arguments, several);
        if (recursive && files.isEmpty()) {
            return Step.exit(1);
        }
        return Inputs.feed(sys, files, words(arguments), Lines.of(GrepWork.start(look, patterns), arguments.has("z") ? '\0' : '\n'));
    }

    private static Inputs.Words words(Arguments arguments) {
        return new Inputs.Words() {
            @Override
            public String unopened(String file, Errno errno) {
                return arguments.has("s") ? "" : arguments.name() + ": " + file + ": " + errno.text() + "\n";
            }

            @Override
            public String unread(String file, Errno errno) {
                boolean skips = arguments.value("d").orElse("").equals("skip");
                return skips || (arguments.busybox() && errno == Errno.EISDIR) ? "" : unopened(file, errno);
            }
        };
    }

}
