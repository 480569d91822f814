package dev.drydock.sandbox.registry;

import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.image.Repository;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import java.util.List;
import java.util.Optional;

/**
 * A registry.
 *
 * @param host as image names write it: {@code docker.io}, {@code 127.0.0.1:5000}
 * @param repositories what it holds
 * @param access who may do what
 * @param line how fast it sends
 * @param shelf what its search knows
 * @param notary which of its tags are signed
 */
public record RegistryServer(
        String host, Repositories repositories, Access access, Line line, Shelf shelf, Notary notary) {

    public static final Family<RegistryServer> REGISTRIES = Family.lasting("registry");

    /**
     * @param gated whether one must log in even to read
     * @param accounts who may log in
     * @param writable whether whoever may read may also write; else each account only below its own name
     */
    public record Access(boolean gated, List<Account> accounts, boolean writable) {
        public static final Access OPEN = new Access(false, List.of(), true);

        public Access {
            accounts = List.copyOf(accounts);
        }

        /** Docker Hub: everybody may read, each account writes below its own name. */
        public static Access hub(Account... accounts) {
            return new Access(false, List.of(accounts), false);
        }

        public static Access login(String user, String password) {
            return new Access(true, List.of(new Account(user, password)), true);
        }

        /** Whether an account is one of these; a password may be kept as {@code htpasswd} wrote it. */
        public boolean knows(Account account) {
            return accounts.stream().anyMatch(known -> known.user().equals(account.user())
                    && (known.password().equals(account.password()) || Htpasswd.matches(known.password(), account.password())));
        }

        public boolean reads(Optional<Account> login) {
            return !gated || login.filter(this::knows).isPresent();
        }

        public boolean writes(Optional<Account> login, String path) {
            return reads(login) && (writable || login.filter(this::knows).filter(a -> path.startsWith(a.user() + "/")).isPresent());
        }
    }

    public record Account(String user, String password) {}

    /**
     * @param bytesPerSecond shared by all downloads
     * @param latencyMicros before the first byte of an answer
     */
    public record Line(long bytesPerSecond, long latencyMicros) {
        /** A good home line. */
        public static final Line INTERNET = new Line(12_500_000, 40_000);
        /** The machine itself. */
        public static final Line LOCAL = new Line(60_000_000, 2_000);
    }

    /** What may go wrong with a registry. */
    public enum Fault { RATE_LIMIT, DOWN }

    /** The faults in force, by host. */
    public static final Family<Fault> FAULTS = Family.lasting("registry-fault");
    /** Where the registries that people run themselves keep what they hold, by network namespace and port: the key of their record. */
    public static final Family<String> RUNNING = Family.passing("running-registry");

    /** One that people know of and that keeps no signatures. */
    public static RegistryServer plain(String host, Repositories repositories, Access access, Line line) {
        return new RegistryServer(host, repositories, access, line, Shelf.EMPTY, Notary.NONE);
    }

    public static Key<RegistryServer> key(String host) {
        return REGISTRIES.key(host);
    }

    public boolean isHub() {
        return host.equals(Reference.HUB);
    }

    public Optional<Repository> repository(String path) {
        return Optional.ofNullable(repositories.byPath().get(path));
    }

    public RegistryServer with(Repository repository) {
        return new RegistryServer(host, repositories.with(repository), access, line, shelf, notary);
    }
}
