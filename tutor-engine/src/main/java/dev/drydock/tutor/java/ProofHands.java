package dev.drydock.tutor.java;

import dev.drydock.lessons.stage.JavaHand;
import dev.drydock.lessons.view.TypedLine;
import dev.drydock.lessons.view.WorldView;
import dev.drydock.sandbox.world.World;
import dev.drydock.tutor.session.JavaDeed;
import java.util.Optional;

/** Java for proofs, which go from one world to the next: only the hand that was opened last has a process. */
public final class ProofHands implements JavaHand.Hands, AutoCloseable {
    private Optional<JavaRoom> open = Optional.empty();

    @Override
    public JavaHand open(World world, World.Login login, WorldView view) {
        close();
        JavaRoom room = new JavaRoom(new Door(() -> view, deed -> JavaDeed.apply(world, login, deed)), text -> { }, () -> false);
        open = Optional.of(room);
        return new JavaHand() {
            @Override
            public TypedLine type(String code) {
                JavaRoom.Said said = room.type(code);
                return new TypedLine(code, said.good() ? 0 : 1, said.output());
            }

            @Override
            public boolean tend() {
                room.tend();
                return room.busy();
            }
        };
    }

    @Override
    public void close() {
        open.ifPresent(JavaRoom::close);
        open = Optional.empty();
    }
}
