package dev.drydock.sandbox.virtual;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.Optional;

/** What virsh does to domains. */
record VirshDomains(Sys sys, Domains domains, Virsh.Words words) {
    private static final long START_MICROS = 1_100_000;

    /** What is done with the domain named. */
    private interface Deed {
        Step to(Domain domain);
    }

    Optional<Step> run() {
        return switch (words.command()) {
            case "define" -> Optional.of(define(true));
            case "create" -> Optional.of(define(false));
            case "start" -> Optional.of(on(this::start));
            case "shutdown" -> Optional.of(on(domain -> running(domain, "Failed to shutdown domain '" + domain.name() + "'", () -> {
                domains.shutdown(domain);
                return Virsh.say(sys, "Domain '" + domain.name() + "' is being shutdown\n");
            })));
            case "reboot" -> Optional.of(on(domain -> running(domain, "Failed to reboot domain '" + domain.name() + "'", () -> {
                domains.reboot(domain);
                return Virsh.say(sys, "Domain '" + domain.name() + "' is being rebooted\n");
            })));
            case "destroy" -> Optional.of(on(domain -> running(domain, "Failed to destroy domain '" + domain.name() + "'", () -> {
                domains.destroy(domain);
                return Virsh.say(sys, "Domain '" + domain.name() + "' destroyed\n");
            })));
            case "reset" -> Optional.of(on(domain -> running(domain, "Failed to reset domain '" + domain.name() + "'", () -> {
                domains.destroy(domain);
                domains.start(domains.find(domain.name()).orElse(domain));
                return Virsh.say(sys, "Domain '" + domain.name() + "' was reset\n");
            })));
            case "suspend" -> Optional.of(on(domain -> running(domain, "Failed to suspend domain '" + domain.name() + "'", () -> {
                domains.pause(domain, true);
                return Virsh.say(sys, "Domain '" + domain.name() + "' suspended\n");
            })));
            case "resume" -> Optional.of(on(domain -> running(domain, "Failed to resume domain '" + domain.name() + "'", () -> {
                domains.pause(domain, false);
                return Virsh.say(sys, "Domain '" + domain.name() + "' resumed\n");
            })));
            case "undefine" -> Optional.of(on(this::undefine));
            case "autostart" -> Optional.of(on(domain -> {
                domains.put(domain.autostart(!words.has("--disable")));
                return Virsh.say(sys, "Domain '" + domain.name() + "' " + (words.has("--disable") ? "unmarked as autostarted\n" : "marked as autostarted\n"));
            }));
            case "console" -> Optional.of(on(domain -> domain.active() ? Console.connect(sys, domain, sys.now() - 3_000_000) : Virsh.fail(sys, "The domain is not running")));
            default -> Optional.empty();
        };
    }

    private Step on(Deed deed) {
        Optional<String> named = words.value("--domain").or(() -> words.operands().stream().findFirst());
        if (named.isEmpty()) {
            return sys.complain("error: command '" + words.command() + "' requires <domain> option\n", s -> Step.exit(1));
        }
        Optional<Domain> domain = domains.find(named.get());
        return domain.isPresent() ? deed.to(domain.get()) : Virsh.fail(sys, "failed to get domain '" + named.get() + "'");
    }

    private interface Done {
        Step step();
    }

    private Step running(Domain domain, String otherwise, Done done) {
        return domain.active() ? done.step() : Virsh.fail(sys, otherwise, "Requested operation is not valid: domain is not running");
    }

    private Step define(boolean persistent) {
        Optional<String> file = words.value("--file").or(() -> words.operands().stream().findFirst());
        if (file.isEmpty()) {
            return sys.complain("error: command '" + words.command() + "' requires <file> option\n", s -> Step.exit(1));
        }
        Outcome<Bytes> text = sys.files().read(file.get());
        if (!text.ok()) {
            return Virsh.fail(sys, "Failed to open file '" + file.get() + "': " + text.errno().text());
        }
        String failed = "Failed to " + (persistent ? "define" : "create") + " domain from " + file.get();
        Domain made;
        try {
            made = DomainXml.read(sys.kernel(), sys.space().machine(), text.value().text());
        } catch (Xml.Broken | DomainXml.Unfit bad) {
            return Virsh.fail(sys, failed, bad.getMessage());
        }
        Optional<Domain> before = domains.find(made.name());
        if (before.isPresent() && !persistent) {
            return Virsh.fail(sys, failed, "operation failed: domain '" + made.name() + "' is already active with uuid " + before.get().shape().uuid());
        }
        Domain domain = before.isPresent() ? before.get().with(new Domain.Shape(before.get().shape().uuid(), made.shape().memoryKib(), made.shape().cpus(),
                made.shape().disks(), made.shape().nics())) : made.persistent(persistent);
        domains.put(domain);
        return persistent ? Virsh.say(sys, "Domain '" + made.name() + "' defined from " + file.get() + "\n") : created(domain, file.get(), failed);
    }

    private Step created(Domain domain, String file, String failed) {
        Optional<String> refused = domains.start(domain);
        if (refused.isPresent()) {
            domains.remove(domain);
            return Virsh.fail(sys, failed, refused.get());
        }
        return sys.sleep(START_MICROS, s -> Virsh.say(s, "Domain '" + domain.name() + "' created from " + file + "\n"));
    }

    private Step start(Domain domain) {
        if (domain.active()) {
            return Virsh.fail(sys, "Domain is already active");
        }
        Optional<String> refused = domains.start(domain);
        if (refused.isPresent()) {
            return Virsh.fail(sys, "Failed to start domain '" + domain.name() + "'", refused.get());
        }
        long began = sys.now();
        String done = "Domain '" + domain.name() + "' started\n";
        return sys.sleep(START_MICROS, s -> words.has("--console") ? s.print(done, t -> Console.connect(t, domain, began)) : Virsh.say(s, done));
    }

    private Step undefine(Domain domain) {
        StringBuilder said = new StringBuilder("Domain '" + domain.name() + "' has been undefined\n");
        if (words.has("--remove-all-storage") && domain.active()) {
            return Virsh.fail(sys, "Storage volume deletion is supported only on stopped domains");
        }
        if (domain.active()) {
            domains.put(domain.persistent(false));
        } else {
            domains.remove(domain);
        }
        if (words.has("--remove-all-storage")) {
            for (Domain.Disk disk : domain.shape().disks()) {
                boolean there = sys.kernel().files(domain.host()).unlink(disk.path()).ok();
                said.append(there ? "Volume '" + disk.target() + "'(" + disk.path() + ") removed.\n"
                        : "Storage volume '" + disk.target() + "'(" + disk.path() + ") is not managed by libvirt. Remove it manually.\n");
            }
            new Guest(sys.kernel(), domain).erase();
        }
        return Virsh.say(sys, said.toString());
    }

}
