package dev.drydock.tutor.completion;

import dev.drydock.sandbox.fault.Fault;
import dev.drydock.sandbox.fault.Faults;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.world.World;
import dev.drydock.tutor.edge.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Completes for whichever shell asks: its folder, its files, its search path, be it in a container or on another machine. */
public final class ShellCompletion implements Terminal.Completion {
    private static final List<String> BUILTINS = List.of(
            "alias", "bg", "cd", "echo", "eval", "exec", "exit", "export", "fg", "history", "jobs", "kill", "printf", "pwd", "read",
            "set", "shift", "source", "test", "time", "trap", "type", "unalias", "unset", "wait");
    private static final List<String> OPERATORS = List.of("|", "||", "&&", ";", "&", "(", "{", "then", "do", "else", "!", "sudo", "time");

    private final World world;
    private final String terminal;
    private final List<String> tutorWords;
    private final DockerCompletion docker;

    /** @param tutorWords that a line may begin with, each with its colon */
    public ShellCompletion(World world, String terminal, List<String> tutorWords, DockerCompletion docker) {
        this.world = world;
        this.terminal = terminal;
        this.tutorWords = tutorWords;
        this.docker = docker;
    }

    @Override
    public List<Terminal.Candidate> candidates(String line, int cursor) {
        Optional<Place> place = place();
        if (place.isEmpty()) return List.of();
        List<String> words = command(line.substring(0, cursor));
        String last = words.get(words.size() - 1);
        if (words.size() == 1) return first(last, line.substring(0, cursor).strip().equals(last), place.get());
        if (words.get(0).equals(":fault") || words.get(0).equals(":repair")) {
            return whole(nextWords(world.ask("completion", kernel -> words.get(0).equals(":fault") ? Faults.possible(kernel)
                    : Faults.present(kernel).stream().map(Fault::name).toList()), words), last);
        }
        if (words.get(0).equals("docker")) {
            List<Terminal.Candidate> found = docker.candidates(world, place.get().shell().id().machine(), words);
            if (!found.isEmpty()) return found;
        }
        return place.get().paths(last, words.get(0).equals("cd"));
    }

    /** What may follow the words that stand there, in names of several words. */
    private static SortedSet<String> nextWords(List<String> names, List<String> words) {
        SortedSet<String> next = new TreeSet<>();
        int at = words.size() - 2;
        for (String name : names) {
            List<String> parts = List.of(name.split(" "));
            if (parts.size() > at && parts.subList(0, at).equals(words.subList(1, words.size() - 1))) next.add(parts.get(at));
        }
        return next;
    }

    /** The names of all commands that the shell which asks would find. */
    public SortedSet<String> commands() {
        return place().map(Place::commands).orElse(new TreeSet<>());
    }

    private Optional<Place> place() {
        Optional<Process> shell = world.lineRequest(terminal).flatMap(request -> world.store().find(request.shell().key()));
        return shell.map(process -> new Place(world.ask("completion", kernel -> kernel.files(process.place().space())), process));
    }

    /** The words of the command that the line ends in, the last one being the one to complete, perhaps empty. */
    static List<String> command(String line) {
        List<String> words = new ArrayList<>();
        for (String word : line.replaceAll("([|;&(]+)", " $1 ").stripLeading().split("[ \t\n]+", -1)) {
            boolean begins = OPERATORS.contains(word) || words.isEmpty() && word.matches("[A-Za-z_][A-Za-z0-9_]*=.*");
            if (begins) words.clear();
            else words.add(word);
        }
        if (words.isEmpty()) words.add("");
        return words;
    }

    private List<Terminal.Candidate> first(String begun, boolean lineBegins, Place place) {
        if (begun.startsWith(":")) return lineBegins ? whole(tutorWords, begun) : List.of();
        if (begun.contains("/") || begun.startsWith("~")) return place.paths(begun, false);
        return whole(place.commands(), begun);
    }

    static List<Terminal.Candidate> whole(Iterable<String> names, String begun) {
        List<Terminal.Candidate> candidates = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith(begun)) candidates.add(new Terminal.Candidate(name, "", true));
        }
        return candidates;
    }

    /** Where a shell stands. */
    private record Place(Files files, Process shell) {
        List<String> searchPath() {
            return List.of(shell.invocation().environment().getOrDefault("PATH", "/bin:/usr/bin").split(":"));
        }

        SortedSet<String> commands() {
            TreeSet<String> names = new TreeSet<>(BUILTINS);
            for (String folder : searchPath()) names.addAll(names(folder).keySet());
            return names;
        }

        SortedMap<String, Node> names(String folder) {
            return files.list(absolute(folder)).toOptional().orElse(new TreeMap<>());
        }

        private String absolute(String path) {
            if (path.startsWith("~")) return shell.invocation().environment().getOrDefault("HOME", "/root") + path.substring(1);
            return path.startsWith("/") ? path : shell.place().directory() + "/" + path;
        }

        List<Terminal.Candidate> paths(String begun, boolean onlyFolders) {
            String folder = begun.substring(0, begun.lastIndexOf('/') + 1);
            String name = begun.substring(folder.length());
            List<Terminal.Candidate> candidates = new ArrayList<>();
            for (Map.Entry<String, Node> entry : names(folder.isEmpty() ? "." : folder).entrySet()) {
                boolean hidden = entry.getKey().startsWith(".") && !name.startsWith(".");
                if (!entry.getKey().startsWith(name) || hidden) continue;
                boolean isFolder = entry.getValue() instanceof Directory || files.isDirectory(absolute(folder + entry.getKey()));
                if (onlyFolders && !isFolder) continue;
                candidates.add(new Terminal.Candidate(folder + entry.getKey() + (isFolder ? "/" : ""), "", !isFolder));
            }
            return candidates;
        }
    }
}
