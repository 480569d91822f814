package dev.drydock.sandbox.tool.archive;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Device;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.regex.Glob;
import dev.drydock.sandbox.tool.shape.Names;
import dev.drydock.sandbox.tool.shape.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Lists or unpacks entry by entry; lives for one step. */
final class TarUnpacking {
    private final Sys sys;
    private final TarTool.Job job;
    private final TarWords words;
    private final Names names;
    private final Output said = new Output();
    private final TreeSet<String> found = new TreeSet<>();
    private final TreeSet<String> told = new TreeSet<>();
    private final Map<String, Attributes> folders = new LinkedHashMap<>();
    private final List<String> members;
    private final String folder;
    private int width = 19;
    private boolean failed;

    TarUnpacking(Sys sys, TarTool.Job job) {
        this.sys = sys;
        this.job = job;
        this.words = job.words();
        this.names = Names.of(sys);
        this.members = words.members().stream().map(TarWords.Member::name).filter(name -> !name.isEmpty()).toList();
        // A folder named behind the members counts for none of them.
        this.folder = words.members().stream().filter(m -> !m.name().isEmpty()).map(TarWords.Member::folder).reduce((one, next) -> next).orElse(words.folder());
    }

    String folder() {
        return folder;
    }

    Output said() {
        return said;
    }

    void take(TarEntry entry) {
        if (!wanted(entry.name()) || job.excluded(entry.name())) {
            return;
        }
        if (words.mode() == 't') {
            target(entry.name());
            list(entry, words.has("v") ? 2 : 1);
        } else {
            extract(entry);
        }
    }

    private boolean wanted(String name) {
        boolean wanted = members.isEmpty();
        String plain = name.replaceFirst("/+$", "");
        for (String member : members) {
            String asked = member.length() > 1 ? member.replaceFirst("/+$", "") : member;
            if (plain.equals(asked) || plain.startsWith(asked + "/") || words.has("wildcards") && Glob.matches(asked, plain)) {
                found.add(member);
                wanted = true;
            }
        }
        return wanted;
    }

    private void list(TarEntry entry, int detail) {
        String line = detail < 2 ? job.arguments().busybox() ? entry.name() : entry.shown() : job.arguments().busybox() ? entry.busyboxLine() : wide(entry);
        if (words.mode() == 'x' && words.has("O")) {
            said.err(line + "\n");
        } else {
            said.out(line + "\n");
        }
    }

    private String wide(TarEntry entry) {
        width = Math.max(width, entry.widthOfOwnerAndSize(words.has("numeric-owner")));
        return entry.gnuLine(width, words.has("numeric-owner"));
    }

    private void warnOfPatterns() {
        if (!words.has("wildcards") && !job.arguments().busybox() && members.stream().anyMatch(m -> !found.contains(m) && m.matches(".*[*?\\[].*"))) {
            said.err("tar: Pattern matching characters used in file names\n"
                    + "tar: Use --wildcards to enable pattern matching, or --no-wildcards to suppress this warning\n");
        }
    }

    /** The last words; whether something went wrong. */
    boolean end() {
        for (Map.Entry<String, Attributes> folder : folders.entrySet()) {
            sys.files().change(folder.getKey(), folder.getValue());
        }
        warnOfPatterns();
        for (String member : members) {
            if (!found.contains(member)) {
                said.err("tar: " + member + ": " + job.arguments().words("Not", "not") + " found in archive\n");
                failed = true;
            }
        }
        return failed;
    }

    // ---- unpacking -----------------------------------------------------------------------------------------------------------------------

    private void extract(TarEntry original) {
        Optional<String> name = target(original.name());
        if (name.isEmpty()) {
            return;
        }
        if (!words.has("P") && original.name().matches("(.*/)?\\.\\.(/.*)?")) {
            said.err("tar: " + original.name() + ": Member name contains '..'\n");
            failed = true;
            return;
        }
        if (words.has("v")) {
            list(original, words.times("v") > 1 ? 2 : 1);
        }
        if (words.has("O")) {
            said.bytes(original.content());
            return;
        }
        String path = folder.isEmpty() ? name.get() : folder + "/" + name.get();
        if (original.type() == '5') {
            folder(path, original);
            return;
        }
        Optional<Node> there = sys.files().linkNode(path).toOptional();
        if (there.isPresent() && words.has("skip-old-files")) {
            return;
        }
        if (there.isPresent() && words.has("k")) {
            complain(original.name(), "Cannot open", "File exists");
            return;
        }
        int slash = path.lastIndexOf('/');
        if (slash > 0) {
            parents(path.substring(0, slash));
        }
        if (there.isPresent()) {
            Outcome<Boolean> gone = there.get() instanceof Directory ? sys.files().removeDirectory(path) : sys.files().unlink(path);
            if (!gone.ok()) {
                complain(original.name(), "Cannot open", gone.errno().text());
                return;
            }
        }
        put(path, original);
    }

    /** The name without leading slashes and as many parts as asked; empty if nothing is left. */
    private Optional<String> target(String name) {
        String relative = name;
        if (!words.has("P")) {
            String cut = name.replaceFirst("^(/|(\\.\\./))+", "");
            cut = cut.matches("(.*/)?\\.\\./.*") ? cut.replaceFirst("^.*\\.\\./", "") : cut;
            String prefix = name.substring(0, name.length() - cut.length());
            if (!prefix.isEmpty() && told.add(prefix)) {
                said.err("tar: " + job.arguments().words("Removing leading `" + prefix + "'", "removing leading '" + prefix + "'") + " from member names\n");
            }
            relative = cut;
        }
        int strip = words.value("strip-components").filter(text -> text.matches("\\d{1,4}")).map(Integer::parseInt).orElse(0);
        for (int i = 0; i < strip; i++) {
            int slash = relative.indexOf('/');
            if (slash < 0 || slash == relative.length() - 1) {
                return Optional.empty();
            }
            relative = relative.substring(slash + 1).replaceFirst("^/+", "");
        }
        return relative.isEmpty() ? Optional.empty() : Optional.of(relative);
    }

    private void complain(String name, String what, String reason) {
        said.err("tar: " + (job.arguments().busybox() ? "can't open '" + name + "': " : name + ": " + what + ": ") + reason + "\n");
        failed = true;
    }

    private void parents(String folder) {
        List<String> missing = new ArrayList<>();
        String at = folder;
        while (!at.isEmpty() && !sys.files().exists(at)) {
            missing.add(0, at);
            int slash = at.lastIndexOf('/');
            at = slash < 0 ? "" : at.substring(0, slash);
        }
        missing.forEach(each -> sys.files().makeDirectory(each, 0777));
    }

    private void folder(String named, TarEntry entry) {
        String path = named.replaceFirst("/+$", "");
        if (!sys.files().isDirectory(path)) {
            int slash = path.lastIndexOf('/');
            if (slash > 0) {
                parents(path.substring(0, slash));
            }
            Outcome<Boolean> made = sys.files().makeDirectory(path, 0700);
            if (!made.ok()) {
                complain(entry.name().replaceFirst("/$", ""), "Cannot mkdir", made.errno().text());
                return;
            }
        }
        folders.put(path, attributes(entry));
    }

    private void put(String path, TarEntry entry) {
        Attributes attributes = attributes(entry);
        Outcome<Boolean> done = switch (entry.type()) {
            case '1' -> link(path, entry);
            case '2' -> sys.files().put(path, new Symlink(attributes.withMode(0777), entry.target()));
            case '3' -> sys.files().put(path, new Device(attributes, path.substring(path.lastIndexOf('/') + 1), true));
            default -> sys.files().put(path, new RegularFile(attributes, content(entry.content()), 0));
        };
        if (!done.ok()) {
            complain(entry.name(), entry.type() == '1' ? "Cannot hard link to '" + entry.target() + "'" : "Cannot open", done.errno().text());
        }
    }

    private Outcome<Boolean> link(String path, TarEntry entry) {
        String first = target(entry.target()).orElse(entry.target());
        return sys.files().link(folder.isEmpty() ? first : folder + "/" + first, path);
    }

    private static dev.drydock.sandbox.fs.Content content(Bytes bytes) {
        return dev.drydock.sandbox.fs.TarEntry.contentOf(bytes);
    }

    private Attributes attributes(TarEntry entry) {
        boolean root = sys.credentials().root();
        Attributes a = words.has("m") ? entry.attributes().modifiedAt(sys.now()) : entry.attributes();
        int mode = (root || words.has("p")) && !words.has("no-same-permissions") ? a.mode() : a.mode() & 0777 & ~sys.self().place().umask();
        if (!root || words.has("o")) {
            return a.withMode(mode).withOwner(sys.credentials().uid(), sys.credentials().gid());
        }
        boolean numbers = words.has("numeric-owner");
        int uid = numbers ? a.uid() : names.uid(entry.user()).orElse(a.uid());
        int gid = numbers ? a.gid() : names.gid(entry.group()).orElse(a.gid());
        return a.withMode(mode).withOwner(uid, gid);
    }
}
