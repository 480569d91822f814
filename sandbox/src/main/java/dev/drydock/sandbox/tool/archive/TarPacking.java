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
import dev.drydock.sandbox.tool.shape.Names;
import dev.drydock.sandbox.tool.shape.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/** Gathers what goes into an archive; lives for one step. */
final class TarPacking {
    private static final int DEEPEST = 200;

    private final Sys sys;
    private final TarTool.Job job;
    private final Names names;
    private final Output said = new Output();
    private final List<TarEntry> entries = new ArrayList<>();
    private final Map<Long, String> firstNames = new LinkedHashMap<>();
    private final TreeSet<String> told = new TreeSet<>();
    private final String archive;
    private boolean failed;

    TarPacking(Sys sys, TarTool.Job job) {
        this.sys = sys;
        this.job = job;
        this.names = Names.of(sys);
        this.archive = job.overStreams() ? "" : sys.files().realPath(job.archive()).toOptional().orElse("");
    }

    List<TarEntry> entries() {
        return List.copyOf(entries);
    }

    Output said() {
        return said;
    }

    boolean failed() {
        return failed;
    }

    void add(TarWords.Member member) {
        String path = member.name().startsWith("/") || member.folder().isEmpty() ? member.name() : member.folder() + "/" + member.name();
        add(path, member.name(), 0);
    }

    private void add(String path, String name, int depth) {
        if (job.excluded(name)) {
            return;
        }
        relative(name, true);
        Outcome<Node> node = job.words().has("h") ? sys.files().node(path) : sys.files().linkNode(path);
        if (!node.ok()) {
            complain(name, "Cannot stat", node.errno().text());
            return;
        }
        if (node.value() instanceof Directory directory) {
            folder(path, name.endsWith("/") ? name : name + "/", directory, depth);
        } else if (node.value() instanceof RegularFile file) {
            file(path, name, file);
        } else if (node.value() instanceof Symlink link) {
            put(entry('2', name, link, link.target(), Bytes.EMPTY));
        } else if (node.value() instanceof Device device) {
            put(entry(device.character() ? '3' : '0', name, device, "", Bytes.EMPTY));
        }
    }

    private void complain(String name, String what, String reason) {
        said.err("tar: " + name + ": " + (job.arguments().busybox() ? "" : what + ": ") + reason + "\n");
        failed = true;
    }

    private void folder(String path, String name, Directory directory, int depth) {
        put(entry('5', name, directory, "", Bytes.EMPTY));
        if (job.words().has("no-recursion") || depth >= DEEPEST) {
            return;
        }
        Outcome<SortedMap<String, Node>> children = sys.files().list(path);
        if (!children.ok()) {
            complain(name.substring(0, name.length() - 1), "Cannot open", children.errno().text());
            return;
        }
        children.value().keySet().forEach(child -> add(path + (path.endsWith("/") ? "" : "/") + child, name + child, depth + 1));
    }

    private void file(String path, String name, RegularFile file) {
        if (sys.files().realPath(path).toOptional().filter(archive::equals).isPresent()) {
            said.err("tar: " + name + ": file is the archive; " + job.arguments().words("not dumped", "skipping") + "\n");
            return;
        }
        if (file.hardLink() != 0) {
            String first = firstNames.putIfAbsent(file.hardLink(), relative(name, false));
            if (first != null) {
                put(entry('1', name, file, first, Bytes.EMPTY));
                return;
            }
        }
        Outcome<Bytes> content = sys.files().read(path);
        if (!content.ok()) {
            complain(name, "Cannot open", content.errno().text());
            return;
        }
        put(entry('0', name, file, "", content.value()));
    }

    private TarEntry entry(char type, String name, Node node, String target, Bytes content) {
        Attributes a = node.attributes();
        String user = job.words().value("owner").orElseGet(() -> names.findUser(a.uid()).orElse(""));
        String group = job.words().value("group").orElseGet(() -> names.findGroup(a.gid()).orElse(""));
        boolean numbers = job.words().has("numeric-owner");
        return new TarEntry(type, relative(name, true), a.withOwner(names.uid(user).orElse(a.uid()), names.gid(group).orElse(a.gid())),
                numbers ? "" : user, numbers ? "" : group, target, content);
    }

    private void put(TarEntry entry) {
        entries.add(entry);
        if (job.words().has("v")) {
            String line = (job.words().times("v") > 1 && !job.arguments().busybox() ? entry.gnuLine(19, false) : entry.shown()) + "\n";
            if (job.overStreams()) {
                said.err(line);
            } else {
                said.out(line);
            }
        }
    }

    /** A name as it stands in the archive: without what leads out of the folder that it will be unpacked in. */
    private String relative(String name, boolean tells) {
        if (job.words().has("P")) {
            return name;
        }
        int cut = 0;
        for (int i = 0; i < name.length(); ) {
            if (name.charAt(i) == '/') {
                cut = ++i;
            } else if (name.startsWith("../", i) || name.substring(i).equals("..")) {
                i = Math.min(name.length(), i + 3);
                cut = i;
            } else {
                int slash = name.indexOf('/', i);
                i = slash < 0 ? name.length() : slash + 1;
                if (!name.substring(i).matches("(.*/)?\\.\\.(/.*)?")) {
                    break;
                }
            }
        }
        if (cut == 0) {
            return name;
        }
        String prefix = name.substring(0, cut);
        if (tells && told.add(prefix)) {
            said.err("tar: " + job.arguments().words("Removing leading `" + prefix + "'", "removing leading '" + prefix + "'") + " from member names\n");
        }
        return cut == name.length() ? "./" : name.substring(cut);
    }
}
