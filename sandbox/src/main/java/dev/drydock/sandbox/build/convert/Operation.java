package dev.drydock.sandbox.build.convert;

import dev.drydock.sandbox.build.RunMount;
import java.util.List;
import java.util.TreeSet;

/** What a step of a build does. */
public sealed interface Operation {
    /** What the operation is, in words that are equal when the work is. */
    default String definition() {
        return toString();
    }

    /**
     * Takes an image.
     *
     * @param name with registry and tag
     * @param digest of its manifest when it is fetched, empty when the engine has it
     */
    record Source(String name, String platform, String digest) implements Operation {}

    /**
     * Takes files from the client.
     *
     * @param name {@code context}, or that of an additional one
     * @param paths that are needed
     */
    record Local(String name, TreeSet<String> paths) implements Operation {
        @Override
        public String definition() {
            return "Local " + name;
        }
    }

    /** Fetches a file. */
    record Remote(String url, String fileName, String checksum) implements Operation {}

    /**
     * Makes a folder.
     *
     * @param user who owns it, empty for root
     */
    record MakeDirectory(String path, String user) implements Operation {}

    /** Runs a command. */
    record Run(List<String> words, List<String> environment, String directory, String user, List<Mount> mounts, Surroundings around) implements Operation {
        public Run {
            words = List.copyOf(words);
            environment = List.copyOf(environment);
            mounts = List.copyOf(mounts);
        }
    }

    /** What is around a command: the network's mode and names of hosts. */
    record Surroundings(String network, List<String> hosts) {}

    /**
     * What a command sees at a place.
     *
     * @param input which of the step's inputs it comes from, -1 for none
     * @param target absolute
     */
    record Mount(RunMount wish, int input, String target) {}

    /**
     * Copies files.
     *
     * @param target absolute; with a slash at its end when it must be a folder
     * @param chown as written, variables put in
     * @param chmod as written, variables put in
     */
    record Copy(List<Piece> pieces, String target, String chown, String chmod, List<String> excluded, boolean parents) implements Operation {
        public Copy {
            pieces = List.copyOf(pieces);
            excluded = List.copyOf(excluded);
        }
    }

    /**
     * One source of a copy.
     *
     * @param input which of the step's inputs has it, -1: it is the text itself
     * @param path or pattern, or the text's name
     * @param unpacks whether an archive is taken apart
     */
    record Piece(int input, String path, String text, boolean unpacks) {}
}
