package dev.drydock.sandbox.process;

import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Name servers that are processes of this world. A server puts what it says about names into the store, under its listening socket; who can
 * reach that socket reads it there. Questions to other servers are answered by the world's own names.
 */
public final class NameServers {
    /** What a server says of a name, by its listener and the name in lower case without the last dot. */
    private static final Family<List<Entry>> RECORDS = Family.passing("name-record");
    private static final Family<Server> SERVERS = Family.passing("name-server");
    /** The addresses that only rules for services lead anywhere. */
    private static final Family<String> RANGES = Family.lasting("service-range");

    private static final int PORT = 53;
    private static final int ALIASES = 8;

    private NameServers() {}

    /**
     * A server.
     *
     * @param zone for which it alone speaks
     * @param podsByAddress whether {@code 10-244-1-5.default.pod.ZONE} is such an address
     * @param forwards whether it asks others about all other names
     */
    public record Server(String zone, boolean podsByAddress, boolean forwards) {}

    /** @param data an address, a name, or {@code priority weight port target} */
    public record Entry(String name, String type, int seconds, String data) {}

    /** How a question ended. */
    public enum Status {
        NOERROR, NXDOMAIN, SERVFAIL,
        /** Nobody listens there. */
        REFUSED,
        /** No answer came. */
        SILENT
    }

    /** @param own whether the server speaks for the zone itself */
    public record Reply(Status status, List<Entry> entries, boolean own) {
        public Reply {
            entries = List.copyOf(entries);
        }

        public List<String> addresses() {
            return entries.stream().filter(entry -> entry.type().equals("A")).map(Entry::data).toList();
        }

        public boolean answered() {
            return status != Status.REFUSED && status != Status.SILENT;
        }
    }

    /** {@code /etc/resolv.conf}. */
    public record Configuration(String server, List<String> search, int dots) {
        public Configuration {
            search = List.copyOf(search);
        }

        static Configuration read(Files files) {
            String server = "127.0.0.1";
            List<String> search = List.of();
            int dots = 1;
            boolean named = false;
            for (String line : files.read("/etc/resolv.conf").toOptional().map(bytes -> bytes.text()).orElse("").split("\n")) {
                String[] words = line.strip().split("\\s+");
                if (words[0].equals("nameserver") && words.length > 1 && !named) {
                    server = words[1];
                    named = true;
                } else if (words[0].equals("search")) {
                    search = List.of(words).subList(1, words.length);
                } else if (words[0].equals("options")) {
                    for (String word : words) {
                        dots = word.matches("ndots:\\d{1,2}") ? Integer.parseInt(word.substring(6)) : dots;
                    }
                }
            }
            return new Configuration(server, search, dots);
        }

        /** The full names that a name may stand for, in the order in which they are asked for. */
        public List<String> candidates(String name) {
            if (name.endsWith(".")) {
                return List.of(name.substring(0, name.length() - 1));
            }
            List<String> candidates = new ArrayList<>();
            search.forEach(domain -> candidates.add(name + "." + domain));
            boolean wholeFirst = name.chars().filter(c -> c == '.').count() >= dots;
            candidates.add(wholeFirst ? 0 : candidates.size(), name);
            return candidates;
        }
    }

    // ---- serving -----------------------------------------------------------------------------------------------------------------

    /** The addresses of services in this world: a name server there is no server of the world outside. */
    public static void setRange(Transaction transaction, String range) {
        transaction.put(RANGES.key("services"), range);
    }

    /** Whether this world can have name servers of its own. */
    static boolean possible(Transaction transaction) {
        return !transaction.view(RANGES).isEmpty();
    }

    /** From now on the listening socket answers questions. */
    public static void begin(Transaction transaction, String listener, Server server) {
        transaction.put(SERVERS.key(listener), server);
    }

    /** What the server says of a name; without entries the name is known and has none of what is asked for. */
    public static void say(Transaction transaction, String listener, String name, List<Entry> entries) {
        transaction.put(RECORDS.key(listener + " " + name), List.copyOf(entries));
    }

    public static void forget(Transaction transaction, String listener, String name) {
        transaction.remove(RECORDS.key(listener + " " + name));
    }

    static void closed(Transaction transaction, String listener) {
        if (transaction.has(SERVERS.key(listener))) {
            transaction.remove(SERVERS.key(listener));
            List.copyOf(transaction.view(RECORDS).subMap(listener + " ", listener + "!").keySet())
                    .forEach(name -> transaction.remove(RECORDS.key(name)));
        }
    }

    // ---- asking ------------------------------------------------------------------------------------------------------------------

    /** Asks a server; empty if it is none of this world's processes, nor can be. */
    static Optional<Reply> ask(Kernel kernel, String network, String server, String name, String type) {
        Transaction transaction = kernel.transaction();
        Optional<String> range = transaction.find(RANGES.key("services"));
        if (range.isEmpty()) {
            return Optional.empty();
        }
        Network here = transaction.get(Network.key(network));
        Optional<Routing.Turn> turn = Routing.leaving(kernel, here, "", "udp", server, PORT);
        if (turn.isPresent() && turn.get().errno().isPresent()) {
            return Optional.of(silence(turn.get().errno().get()));
        }
        boolean meant = turn.isPresent() || Routing.within(range.get(), server);
        Outcome<Listener> reached = Sockets.listener(kernel, network, "udp", turn.map(Routing.Turn::address).orElse(server), turn.map(Routing.Turn::port).orElse(PORT));
        if (!reached.ok()) {
            return meant ? Optional.of(silence(reached.errno())) : Optional.empty();
        }
        String listener = reached.value().id();
        Optional<Server> found = transaction.find(SERVERS.key(listener));
        if (found.isEmpty()) {
            return meant ? Optional.of(silence(Errno.ETIMEDOUT)) : Optional.empty();
        }
        return Optional.of(new Question(transaction, listener, found.get()).ask(name.toLowerCase(Locale.ROOT), type, ALIASES));
    }

    private static Reply silence(Errno errno) {
        return new Reply(errno == Errno.ECONNREFUSED ? Status.REFUSED : Status.SILENT, List.of(), false);
    }

    private record Question(Transaction transaction, String listener, Server server) {
        Reply ask(String name, String type, int aliases) {
            Optional<List<Entry>> said = transaction.find(RECORDS.key(listener + " " + name));
            if (said.isPresent()) {
                return new Reply(Status.NOERROR, matching(said.get(), type, aliases), true);
            }
            if (!name.equals(server.zone()) && !name.endsWith("." + server.zone())) {
                return server.forwards() ? forwarded(name, type) : new Reply(Status.SERVFAIL, List.of(), false);
            }
            Optional<String> address = server.podsByAddress() ? pod(name) : Optional.empty();
            if (address.isPresent()) {
                return new Reply(Status.NOERROR, type.equals("A") ? List.of(new Entry(name, "A", 30, address.get())) : List.of(), true);
            }
            // A name that only others end with is there, but has nothing.
            boolean inner = name.equals(server.zone()) || name.equals("svc." + server.zone()) || name.equals("pod." + server.zone());
            return new Reply(inner ? Status.NOERROR : Status.NXDOMAIN, List.of(), true);
        }

        private List<Entry> matching(List<Entry> said, String type, int aliases) {
            List<Entry> entries = new ArrayList<>();
            for (Entry entry : said) {
                if (entry.type().equals(type) || entry.type().equals("CNAME") || type.equals("ANY")) {
                    entries.add(entry);
                }
                if (entry.type().equals("CNAME") && !type.equals("CNAME") && aliases > 0) {
                    entries.addAll(ask(entry.data(), type, aliases - 1).entries());
                }
            }
            return entries;
        }

        private Optional<String> pod(String name) {
            String[] labels = name.split("\\.");
            String end = ".pod." + server.zone();
            boolean shaped = labels.length > 2 && name.endsWith(end) && name.equals(labels[0] + "." + labels[1] + end);
            String address = labels[0].replace('-', '.');
            return shaped && Sockets.number(address).isPresent()
                    && transaction.has(RECORDS.key(listener + " " + labels[1] + ".svc." + server.zone())) ? Optional.of(address) : Optional.empty();
        }

        private Reply forwarded(String name, String type) {
            Optional<List<String>> known = transaction.find(Network.NAMES.key(name));
            List<Entry> entries = new ArrayList<>();
            if (type.equals("A")) {
                known.orElse(List.of()).forEach(address -> entries.add(new Entry(name, "A", 30, address)));
            }
            return new Reply(known.isPresent() ? Status.NOERROR : Status.NXDOMAIN, entries, false);
        }
    }
}
