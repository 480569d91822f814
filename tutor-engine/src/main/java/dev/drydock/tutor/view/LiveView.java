package dev.drydock.tutor.view;

import dev.drydock.sandbox.process.Kernel;
import dev.drydock.tutor.view.picture.Paper;
import dev.drydock.tutor.view.picture.Picture;
import java.util.function.BiFunction;

/** The world as it is now. */
record LiveView(String name, Watched watched, BiFunction<Kernel, Paper, Picture> picture) implements View {
    @Override
    public Picture draw(Paper paper) {
        return watched.look(kernel -> picture.apply(kernel, paper));
    }
}
