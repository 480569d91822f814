package dev.drydock.sandbox.app.packages;

import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;

/**
 * A call of {@code apt-get} or {@code apt}, read.
 *
 * @param friendly whether it is {@code apt}
 * @param quiet 0, 1 with {@code -q}, 2 with {@code -qq}
 */
record AptWords(boolean friendly, boolean terminal, int quietness, boolean yes, boolean recommended, boolean simulated, List<String> operands, String wrong) {
    /** Reads the words after the program's name. */
    static AptWords read(Sys sys) {
        boolean yes = false;
        boolean recommended = true;
        boolean simulated = false;
        int quiet = 0;
        String wrong = "";
        List<String> operands = new ArrayList<>();
        List<String> words = sys.arguments();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-o") || word.equals("-t") || word.equals("-c")) {
                i++;
                continue;
            }
            if (!word.startsWith("-") || word.equals("-")) {
                operands.add(word);
                continue;
            }
            switch (word) {
                case "--yes", "--assume-yes", "--force-yes" -> yes = true;
                case "--no-install-recommends" -> recommended = false;
                case "--simulate", "--dry-run", "--just-print" -> simulated = true;
                case "--quiet" -> quiet++;
                case "--purge", "--install-recommends", "--install-suggests", "--no-install-suggests", "--fix-missing", "--fix-broken", "--allow-downgrades", "--allow-unauthenticated", "--auto-remove", "--autoremove",
                        "--installed", "--upgradable", "--reinstall", "--no-upgrade", "--download-only", "--allow-insecure-repositories", "--no-cache", "--names-only" -> { }
                default -> {
                    if (word.startsWith("--") && !word.contains("=")) {
                        wrong = wrong.isEmpty() ? "E: Command line option " + word + " is not understood in combination with the other options\n" : wrong;
                    } else if (!word.startsWith("--")) {
                        for (char c : word.substring(1).toCharArray()) {
                            switch (c) {
                                case 'y' -> yes = true;
                                case 'q' -> quiet++;
                                case 's' -> simulated = true;
                                case 'f', 'm', 'd', 'u', 'V', 'o' -> { }
                                default -> wrong = wrong.isEmpty() ? "E: Command line option '" + c + "' [from " + word + "] is not understood in combination with the other options.\n" : wrong;
                            }
                        }
                    }
                }
            }
        }
        return new AptWords(sys.name().equals("apt"), sys.isTerminal(1), quiet, yes || quiet > 1, recommended, simulated, List.copyOf(operands), wrong);
    }

    boolean quiet() {
        return quietness > 1;
    }

    String command() {
        return operands.isEmpty() ? "" : operands.get(0);
    }

    List<String> names() {
        return operands.subList(Math.min(1, operands.size()), operands.size());
    }

    private String done() {
        return terminal && quietness == 0 ? " Done\n" : "\n";
    }

    String reading() {
        return quiet() ? "" : "Reading package lists..." + done();
    }

    String building() {
        return quiet() ? "" : "Building dependency tree..." + done() + "Reading state information..." + done();
    }

    /** What a failed fetch is put down to. */
    static String reason(Server.Heard heard, String url) {
        String host = url.replaceFirst("^https?://", "").replaceFirst("/.*", "");
        return heard.unresolved() ? "Temporary failure resolving '" + host + "'" : heard.status() == 0
                ? "Could not connect to " + host + ":80 (" + heard.ip() + "), connection timed out" : heard.status() + "  Not Found [IP: " + heard.ip() + " 80]";
    }

    /** Names in lines of the terminal's width, as apt lists packages. */
    static String columns(List<String> names) {
        StringBuilder text = new StringBuilder();
        String line = " ";
        for (String name : names) {
            if (line.length() + 1 + name.length() > 79) {
                text.append(line).append('\n');
                line = " ";
            }
            line += " " + name;
        }
        return text.append(line).append('\n').toString();
    }
}
