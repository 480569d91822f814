package dev.drydock.sandbox.tool.network;

import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.process.Disposition;
import dev.drydock.sandbox.process.Signal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code ping}: whether an address answers, once a second. */
final class Ping implements Tool {
    private static final long SECOND = 1_000_000;

    @Override
    public Spec options() {
        return Spec.of("c= i= w= W= q n 4 6 s= t= I=");
    }

    @Override
    public String usage() {
        return "[options] <destination>";
    }

    @Override
    public int misuseStatus() {
        return 2;
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (arguments.operands().isEmpty()) {
            return sys.fail(arguments.words("ping: usage error: Destination address required\n", "ping: missing operand\n"), arguments.busybox() ? 1 : 2);
        }
        String host = arguments.operand(0);
        List<String> addresses = sys.lookUp(host);
        if (addresses.isEmpty()) {
            return sys.fail(arguments.words("ping: " + host + ": Name or service not known\n", "ping: bad address '" + host + "'\n"), arguments.busybox() ? 1 : 2);
        }
        if (!sys.reaches(addresses.get(0)) && sys.kernel().transaction().get(Network.key(sys.space().network())).interfaces().isEmpty()) {
            return sys.fail(arguments.words("ping: connect: Network is unreachable\n", "PING " + host + " (" + addresses.get(0) + "): 56 data bytes\n"
                    + "ping: sendto: Network is unreachable\n"), arguments.busybox() ? 1 : 2);
        }
        int count = arguments.value("c").filter(c -> c.matches("\\d{1,6}")).map(Integer::parseInt).orElse(Integer.MAX_VALUE);
        Round round = new Round(arguments, host, addresses.get(0), count, 0, 0, sys.now());
        return sys.print("PING " + host + " (" + addresses.get(0) + ")" + arguments.words(" 56(84) bytes of data.\n", ": 56 data bytes\n"), round::next);
    }

    /** @param sent packets so far; @param received answers so far */
    private record Round(Arguments arguments, String host, String ip, int count, int sent, int received, long since) {
        Step next(Sys sys) {
            sys.onSignal(Signal.INT, Optional.of(new Disposition.Handle((s, signal, interrupted) -> s.print("\n", this::summary))));
            if (sent >= count) {
                return summary(sys);
            }
            boolean answers = sys.reaches(ip);
            int busyboxFirst = arguments.busybox() ? sent : sent + 1;
            String line = answers
                    ? "64 bytes from " + ip + ": " + arguments.words("icmp_seq=", "seq=") + busyboxFirst + " ttl=64 time="
                            + String.format(Locale.ROOT, "%.3f", 0.04 + (sent * 37 % 50) / 1000.0) + " ms\n"
                    : arguments.busybox() ? "" : "From " + host + " icmp_seq=" + busyboxFirst + " Destination Host Unreachable\n";
            Round after = new Round(arguments, host, ip, count, sent + 1, received + (answers ? 1 : 0), since);
            boolean last = sent + 1 >= count;
            return sys.print(arguments.has("q") ? "" : line, s -> s.sleep(last && answers ? 100 : SECOND, after::next));
        }

        private Step summary(Sys sys) {
            int lost = sent == 0 ? 0 : (sent - received) * 100 / sent;
            String gnu = "\n--- " + host + " ping statistics ---\n" + sent + " packets transmitted, " + received + " received, " + lost
                    + "% packet loss, time " + Math.max(0, (sys.now() - since) / 1000) + "ms\n"
                    + (received > 0 ? "rtt min/avg/max/mdev = 0.040/0.058/0.089/0.017 ms\n" : "\n");
            String busybox = "\n--- " + host + " ping statistics ---\n" + sent + " packets transmitted, " + received + " packets received, " + lost
                    + "% packet loss\n" + (received > 0 ? "round-trip min/avg/max = 0.040/0.058/0.089 ms\n" : "");
            return sys.print(arguments.words(gnu, busybox), received > 0 ? 0 : 1);
        }
    }
}
