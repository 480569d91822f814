package dev.drydock.sandbox.kubectl;

import dev.drydock.sandbox.kubectl.client.Verb;
import dev.drydock.sandbox.kubectl.config.Contexts;
import dev.drydock.sandbox.kubectl.config.Entries;
import dev.drydock.sandbox.kubectl.config.View;
import dev.drydock.sandbox.kubectl.system.Client;
import dev.drydock.sandbox.kubectl.system.Served;
import dev.drydock.sandbox.kubectl.system.Version;
import java.util.Optional;

/** Which code carries out which command. */
final class Verbs {
    private Verbs() {}

    /** @param words of the command without {@code kubectl} */
    static Optional<Verb> of(String words) {
        return Optional.ofNullable(words.startsWith("config ") ? config(words.substring(7)) : plain(words));
    }

    private static Verb plain(String words) {
        return switch (words) {
            case "api-resources" -> Served::resources;
            case "api-versions" -> Served::versions;
            case "options" -> Client::options;
            case "plugin list" -> Client::plugins;
            case "version" -> Version::start;
            default -> null;
        };
    }

    private static Verb config(String word) {
        return switch (word) {
            case "current-context" -> Contexts::current;
            case "delete-cluster" -> Entries::deleteCluster;
            case "delete-context" -> Contexts::delete;
            case "delete-user" -> Entries::deleteUser;
            case "get-clusters" -> Entries::clusters;
            case "get-contexts" -> Contexts::list;
            case "get-users" -> Entries::users;
            case "rename-context" -> Contexts::rename;
            case "set" -> Entries::set;
            case "set-cluster" -> Entries::setCluster;
            case "set-context" -> Contexts::set;
            case "set-credentials" -> Entries::setUser;
            case "unset" -> Entries::unset;
            case "use-context" -> Contexts::use;
            case "view" -> View::start;
            default -> null;
        };
    }
}
