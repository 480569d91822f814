package dev.drydock.sandbox.app.httpd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the configuration says, looked up by directive.
 *
 * @param lines those that hold: of the main server, with the sections whose condition is met opened
 */
record Site(List<Line> lines, String version) {
    static Site of(List<Line> read, String version) {
        return new Site(List.copyOf(opened(read)), version);
    }

    /** Sections of conditions are replaced by what is in them; modules that are not loaded take theirs away. */
    private static List<Line> opened(List<Line> lines) {
        List<Line> opened = new ArrayList<>();
        for (Line line : lines) {
            boolean condition = line.is("ifmodule") || line.is("ifdefine") || line.is("ifversion");
            if (!condition) {
                opened.add(line);
            } else if (!line.word(0).startsWith("!") && !line.word(0).matches(".*(cgid|cgi|proxy_html|ssl|headers).*")) {
                opened.addAll(opened(line.inside().orElse(List.of())));
            }
        }
        return opened;
    }

    List<Integer> ports() {
        List<Integer> ports = new ArrayList<>();
        for (Line line : all(lines, "listen")) {
            String port = line.word(0).substring(line.word(0).lastIndexOf(':') + 1);
            if (port.matches("\\d{1,5}") && !ports.contains(Integer.parseInt(port))) {
                ports.add(Integer.parseInt(port));
            }
        }
        return ports;
    }

    static List<Line> all(List<Line> lines, String name) {
        return lines.stream().filter(line -> line.is(name)).toList();
    }

    static Optional<Line> last(List<Line> lines, String name) {
        return lines.stream().filter(line -> line.is(name)).reduce((first, second) -> second);
    }

    /** The lines that hold for a request: the virtual host's before the main server's. */
    List<Line> forRequest(int port, String host) {
        String bare = host.replaceFirst(":\\d+$", "");
        List<Line> hosts = all(lines, "virtualhost").stream().filter(v -> v.word(0).matches(".*:(" + port + "|\\*)") || !v.word(0).contains(":")).toList();
        Optional<Line> chosen = hosts.stream()
                .filter(v -> v.inside().orElse(List.of()).stream().anyMatch(l -> (l.is("servername") || l.is("serveralias")) && l.words().contains(bare)))
                .findFirst().or(() -> hosts.stream().findFirst());
        List<Line> all = new ArrayList<>(lines);
        chosen.ifPresent(v -> all.addAll(opened(v.inside().orElse(List.of()))));
        return all;
    }

    /** Whether any part needs what is not simulated. */
    Optional<String> beyond() {
        return beyond(lines);
    }

    private static Optional<String> beyond(List<Line> lines) {
        return lines.stream().flatMap(line -> line.inside().isPresent()
                ? beyond(line.inside().get()).stream()
                : Configuration.ELSEWHERE.contains(line.name()) ? java.util.stream.Stream.of(line.name()) : java.util.stream.Stream.empty()).findFirst();
    }

    /** What the sections of directories from the root down to this file say last. */
    static Optional<Line> inDirectories(List<Line> lines, String file, String name) {
        return all(lines, "directory").stream()
                .filter(section -> within(file, section.word(0)))
                .sorted(java.util.Comparator.comparingInt(section -> section.word(0).length()))
                .flatMap(section -> section.inside().orElse(List.of()).stream())
                .filter(line -> line.is(name))
                .reduce((first, second) -> second);
    }

    private static boolean within(String file, String directory) {
        String bare = directory.replaceFirst("/$", "");
        return bare.isEmpty() || file.equals(bare) || file.startsWith(bare + "/");
    }
}
