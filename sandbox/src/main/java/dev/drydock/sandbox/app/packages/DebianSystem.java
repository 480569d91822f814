package dev.drydock.sandbox.app.packages;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Content;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What {@code dpkg} knows of a system: which packages it has, as {@code /var/lib/dpkg/status} and the files that are there say. */
record DebianSystem(Sys sys, Index index, boolean ubuntu) {
    private static final String STATUS = "/var/lib/dpkg/status";
    private static final String LISTS = "/var/lib/apt/lists";

    /** The system that a process sees. */
    static DebianSystem of(Sys sys) {
        String release = sys.files().read("/etc/os-release").toOptional().map(Bytes::text).orElse("");
        boolean ubuntu = release.contains("ID=ubuntu");
        return new DebianSystem(sys, Index.debian(ubuntu), ubuntu);
    }

    DebianSystem with(Sys later) {
        return new DebianSystem(later, index, ubuntu);
    }

    String suite() {
        String release = sys.files().read("/etc/os-release").toOptional().map(Bytes::text).orElse("");
        return release.lines().filter(line -> line.startsWith("VERSION_CODENAME=")).map(line -> line.substring(17)).findFirst().orElse("bookworm");
    }

    /** Where the packages are: {@code http://deb.debian.org/debian}. */
    String archive() {
        return ubuntu ? "http://archive.ubuntu.com/ubuntu" : "http://deb.debian.org/debian";
    }

    /** Names that the status file has. */
    SortedSet<String> recorded() {
        SortedSet<String> names = new TreeSet<>();
        sys.files().read(STATUS).toOptional().map(Bytes::text).orElse("").lines()
                .filter(line -> line.startsWith("Package: ")).forEach(line -> names.add(line.substring(9)));
        return names;
    }

    /** Whether a package is there: recorded, or in every image, or with all its programs, as the image's author installed them. */
    boolean has(Entry entry) {
        return entry.base() || recorded().contains(entry.name()) || !entry.files().isEmpty() && entry.files().stream().allMatch(file -> sys.files().exists(file.path()));
    }

    /** Whether the lists of what there is were fetched. */
    boolean hasLists() {
        return sys.files().list(LISTS).toOptional().map(all -> all.keySet().stream().anyMatch(name -> name.contains("_Packages"))).orElse(false);
    }

    /** Writes the lists that an update fetches; their sizes are what they take. */
    void writeLists(List<AptUpdate.Source> sources) {
        Server.directories(sys, LISTS + "/partial");
        sys.files().write(LISTS + "/lock", Bytes.EMPTY);
        for (AptUpdate.Source source : sources) {
            String name = LISTS + "/" + source.url().replaceFirst("^https?://", "").replace('/', '_') + "_dists_" + source.suite() + "_";
            payload(name + "InRelease", source.releaseBytes(), 0644);
            source.bytesByComponent().forEach((component, bytes) -> payload(name + component + "_binary-amd64_Packages.lz4", bytes * 2, 0644));
        }
    }

    private void payload(String path, long bytes, int mode) {
        sys.files().put(path, new RegularFile(Attributes.of(mode).modifiedAt(sys.now()), new Content.Payload(path.substring(path.lastIndexOf('/') + 1), bytes), 0));
    }

    /** Unpacks packages: files, the records of them, the settings that come with services. */
    void unpack(List<Entry> entries) {
        StringBuilder status = new StringBuilder(sys.files().read(STATUS).toOptional().map(Bytes::text).orElse(""));
        Server.directories(sys, "/var/lib/dpkg/info");
        for (Entry entry : entries) {
            List<String> paths = new ArrayList<>();
            long rest = entry.installedBytes();
            for (Entry.Placed file : entry.files()) {
                Server.directories(sys, file.path().substring(0, file.path().lastIndexOf('/')));
                sys.files().put(file.path(), new RegularFile(Attributes.of(0755).modifiedAt(sys.now()), new Content.Program(file.program(), file.bytes()), 0));
                paths.add(file.path());
                rest -= file.bytes();
            }
            String doc = "/usr/share/doc/" + entry.name();
            Server.directories(sys, doc);
            payload(doc + "/copyright", 2_000, 0644);
            paths.add(doc + "/copyright");
            if (rest > 2_000) {
                String bulk = (entry.name().startsWith("lib") ? "/usr/lib/x86_64-linux-gnu/" + entry.name() + ".so" : "/usr/share/" + entry.name() + "/data");
                Server.directories(sys, bulk.substring(0, bulk.lastIndexOf('/')));
                payload(bulk, rest - 2_000, 0644);
                paths.add(bulk);
            }
            paths.addAll(Settings.of(sys, entry));
            sys.files().write("/var/lib/dpkg/info/" + entry.name() + ".list", Bytes.of("/.\n" + String.join("\n", paths) + "\n"));
            status.append(status.length() > 0 ? "\n" : "").append("Package: ").append(entry.name()).append("\nStatus: install ok installed\nPriority: optional\nInstalled-Size: ")
                    .append(entry.installedBytes() / 1024).append("\nArchitecture: amd64\nVersion: ").append(entry.version()).append("\n");
        }
        sys.files().write(STATUS, Bytes.of(status.toString()));
    }

    /** Removes packages with their files. */
    void remove(List<Entry> entries) {
        String status = sys.files().read(STATUS).toOptional().map(Bytes::text).orElse("");
        for (Entry entry : entries) {
            String list = "/var/lib/dpkg/info/" + entry.name() + ".list";
            String paths = sys.files().read(list).toOptional().map(Bytes::text).orElse("");
            entry.files().forEach(file -> sys.files().unlink(file.path()));
            paths.lines().filter(path -> !path.equals("/.") && !path.startsWith("/etc/")).forEach(path -> sys.files().unlink(path));
            sys.files().unlink(list);
            status = status.replaceAll("(?m)^Package: " + java.util.regex.Pattern.quote(entry.name()) + "\n(.+\n)*\n?", "");
        }
        sys.files().write(STATUS, Bytes.of(status));
    }

    /** A number of bytes as apt prints it. */
    static String size(double bytes) {
        String units = " kMGT";
        double value = bytes;
        for (int unit = 0; unit < units.length(); unit++) {
            String suffix = (unit == 0 ? "" : units.substring(unit, unit + 1)) + "B";
            if (value < 100 && unit != 0) {
                return String.format(Locale.ROOT, "%.1f %s", value, suffix);
            }
            if (value < 10_000) {
                return String.format(Locale.ROOT, "%.0f %s", value, suffix);
            }
            value /= 1000;
        }
        return bytes + " B";
    }

    Optional<Entry> find(String name) {
        return index.find(name);
    }
}
