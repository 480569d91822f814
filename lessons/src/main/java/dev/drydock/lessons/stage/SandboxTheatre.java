package dev.drydock.lessons.stage;

import dev.drydock.lessons.lesson.Start;
import dev.drydock.lessons.proof.Stage;
import dev.drydock.lessons.proof.Theatre;
import dev.drydock.lessons.view.TypedLine;

/** Puts up simulated worlds for proofs; equal starts give equal worlds. */
public final class SandboxTheatre implements Theatre {
    private final JavaHand.Hands hands;

    /** Without Java: its lines fail. */
    public SandboxTheatre() {
        this((world, login, view) -> new NoJava());
    }

    public SandboxTheatre(JavaHand.Hands hands) {
        this.hands = hands;
    }

    private record NoJava() implements JavaHand {
        @Override
        public TypedLine type(String code) {
            return new TypedLine(code, 127, "Java does not run here");
        }

        @Override
        public boolean tend() {
            return false;
        }
    }

    @Override
    public Stage raise(Start start) {
        return new SandboxStage(start, hands);
    }
}
