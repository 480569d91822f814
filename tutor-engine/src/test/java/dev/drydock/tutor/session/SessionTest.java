package dev.drydock.tutor.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.tutor.edge.MemoryDisk;
import dev.drydock.tutor.fixture.LittleWorld;
import dev.drydock.tutor.journal.Entry;
import dev.drydock.tutor.journal.Header;
import dev.drydock.tutor.journal.Journal;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SessionTest {
    private static final Path FILE = Path.of("/x.journal");
    private static final Header HEADER = new Header("0.1.0", new Header.Start("little", 1, "", "en"), "", "");

    private record Input(Entry.Kind kind, String payload, long laterMicros) {}

    @Property(tries = 60)
    void a_replayed_journal_gives_the_same_world(@ForAll("inputs") List<Input> inputs) {
        MemoryDisk disk = new MemoryDisk();
        Session live = open(disk);
        for (Input input : inputs) {
            live.settle(live.world().now() + input.laterMicros());
            live.input(1, input.kind(), input.payload());
        }
        live.settle(live.world().now());
        Session again = open(disk);
        again.replay(entry -> { });
        again.settle(again.world().now());
        assertEquals(live.world().now(), again.world().now());
        assertEquals(live.seat(1).state().getClass(), again.seat(1).state().getClass());
        assertEquals(live.world().store().snapshot().keySet(), again.world().store().snapshot().keySet());
    }

    private static Session open(MemoryDisk disk) {
        return new Session(LittleWorld.plan(true), LittleWorld.login(), world -> { }, Journal.open(disk, FILE, HEADER).journal());
    }

    @Provide
    Arbitrary<List<Input>> inputs() {
        Arbitrary<Input> line = Arbitraries.of("echo 1", "sleep 3", "cat", "nope", "", "sleep 0")
                .map(payload -> new Input(Entry.Kind.LINE, payload, 100));
        Arbitrary<Input> word = Arbitraries.of("undo", "redo", "clock +5000000").map(payload -> new Input(Entry.Kind.WORD, payload, 7));
        Arbitrary<Input> signal = Arbitraries.of("INT", "EOF").map(payload -> new Input(Entry.Kind.SIGNAL, payload, 1_000_000));
        Arbitrary<Input> keys = Arbitraries.of("abc\r", "x", "80").map(payload -> new Input(Entry.Kind.KEYS, payload, 2_500_000));
        Arbitrary<Input> size = Arbitraries.of("20x5", "80x24").map(payload -> new Input(Entry.Kind.RESIZE, payload, 0));
        return Arbitraries.oneOf(line, line, word, signal, keys, size).list().ofMaxSize(15);
    }
}
