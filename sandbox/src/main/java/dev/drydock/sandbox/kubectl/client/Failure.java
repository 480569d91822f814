package dev.drydock.sandbox.kubectl.client;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Why a command failed, said as kubectl's {@code CheckErr} says it (cmd/util/helpers.go). */
public sealed interface Failure {

    /** The whole message for standard error, without a newline at its end; empty for none. */
    String told();

    /** The message in a list of several. */
    String bare();

    /** The message as a part of another one. */
    default String inner() {
        return bare();
    }

    default int status() {
        return 1;
    }

    /** Whether an object was not there. */
    default boolean notFound() {
        return false;
    }

    /** A reason of the API Server such as {@code Conflict}, else empty. */
    default String reason() {
        return "";
    }

    /** The failure of something done with a file: {@code error when creating "web.yaml": ...}. */
    default Failure from(String verb, String source) {
        return source.isEmpty() ? this : new Plain("error when " + verb + " " + Quote.go(source) + ": " + inner());
    }

    /** An error of the client. */
    record Plain(String bare) implements Failure {
        @Override
        public String told() {
            return bare.startsWith("error: ") ? bare : "error: " + bare;
        }
    }

    /** Exactly these words. */
    record Exact(String bare, int status) implements Failure {
        @Override
        public String told() {
            return bare;
        }
    }

    /** The line was used wrongly: names the command's help. */
    record Usage(String message, String command) implements Failure {
        @Override
        public String told() {
            return "error: " + bare();
        }

        @Override
        public String bare() {
            return message + "\nSee '" + command + " -h' for help and examples";
        }
    }

    /** The kubeconfig does not fit together. */
    record Configuration(String bare) implements Failure {
        @Override
        public String told() {
            return "Error in configuration: " + bare;
        }
    }

    /** Nobody listens at the server's address. @param inner what was tried: {@code Get "https://...": dial tcp ...} */
    record Refused(String host, String inner) implements Failure {
        @Override
        public String told() {
            return "The connection to the server " + host + " was refused - did you specify the right host or port?";
        }

        @Override
        public String bare() {
            return told();
        }
    }

    /** The server could not be reached for another reason. */
    record Unreachable(String why) implements Failure {
        @Override
        public String told() {
            return "Unable to connect to the server: " + why;
        }

        @Override
        public String bare() {
            return told();
        }
    }

    /** The server's refusal. @param status a {@code Status} object */
    record Refusal(Tree refusal) implements Failure {
        @Override
        public String told() {
            return refusal.get("reason").text().equals("Invalid") ? invalid() : bare();
        }

        @Override
        public String bare() {
            String reason = reason();
            String message = message();
            if (reason.equals("Unauthorized")) {
                return "error: You must be logged in to the server (" + message + ")";
            }
            return reason.isEmpty() ? "Error from server: " + message : "Error from server (" + reason + "): " + message;
        }

        @Override
        public String inner() {
            return message();
        }

        /** The server's sentence. */
        public String message() {
            return refusal.get("message").text();
        }

        @Override
        public String reason() {
            return refusal.get("reason").text();
        }

        @Override
        public boolean notFound() {
            return reason().equals("NotFound");
        }

        @Override
        public Failure from(String verb, String source) {
            return source.isEmpty() ? this : with("error when " + verb + " " + Quote.go(source) + ": " + message());
        }

        /** The same refusal with another sentence. */
        public Refusal with(String message) {
            return new Refusal(refusal.mapping().with("message", message));
        }

        private String invalid() {
            Tree details = refusal.get("details");
            String message = message();
            List<Mapping> causes = details.get("causes").mappings();
            String head = "The request is invalid";
            if (!details.get("kind").text().isEmpty() || !details.get("name").text().isEmpty()) {
                head = "The " + details.get("kind").text() + " " + Quote.go(details.get("name").text()) + " is invalid";
            } else if (!message.isEmpty() && causes.isEmpty()) {
                head += ": " + message;
            }
            LinkedHashSet<String> told = new LinkedHashSet<>();
            causes.forEach(cause -> told.add(cause.get("field").text() + ": " + cause.get("message").text()));
            if (told.isEmpty()) {
                return head;
            }
            return told.size() == 1 ? head + ": " + told.iterator().next() : head + ": \n* " + String.join("\n* ", told);
        }
    }

    /** Several failures. */
    record Many(List<Failure> all) implements Failure {
        public Many {
            all = List.copyOf(all);
        }

        /** One failure alone is itself; the same words are told once. */
        public static Failure of(List<Failure> failures) {
            List<Failure> flat = new ArrayList<>();
            failures.forEach(failure -> {
                if (failure instanceof Many many) {
                    flat.addAll(many.all());
                } else {
                    flat.add(failure);
                }
            });
            return flat.size() == 1 ? flat.get(0) : new Many(flat);
        }

        @Override
        public String told() {
            return String.join("\n", all.stream().map(Failure::bare).toList());
        }

        @Override
        public String bare() {
            LinkedHashSet<String> told = new LinkedHashSet<>(all.stream().map(Failure::inner).toList());
            return told.size() == 1 ? told.iterator().next() : "[" + String.join(", ", told) + "]";
        }

        @Override
        public boolean notFound() {
            return all.stream().allMatch(Failure::notFound);
        }
    }

    /** A client-made {@code NotFound}, in the server's form. */
    static Failure notFound(String resource, String name) {
        return new Refusal(Mapping.of("kind", "Status", "apiVersion", "v1", "status", "Failure",
                "message", resource + " " + Quote.go(name) + " not found", "reason", "NotFound", "code", 404));
    }
}
