package dev.drydock.sandbox.engine;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.api.Router;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.build.BuildRoutes;
import dev.drydock.sandbox.engine.container.ContainerRoutes;
import dev.drydock.sandbox.engine.files.FileRoutes;
import dev.drydock.sandbox.engine.images.ImageRoutes;
import dev.drydock.sandbox.engine.network.NetworkRoutes;
import dev.drydock.sandbox.engine.run.RunRoutes;
import dev.drydock.sandbox.engine.streams.StreamRoutes;
import dev.drydock.sandbox.engine.system.SystemRoutes;
import dev.drydock.sandbox.engine.volume.VolumeRoutes;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.time.Component;
import dev.drydock.sandbox.unit.Unit;
import java.util.Map;
import java.util.Optional;

/**
 * The Docker engine of one machine: answers requests that come to its socket, and does what it set itself to do later. It holds nothing
 * but its routes; containers, images and all else are records.
 */
public final class DockerEngine implements Component {
    private final Kernel.Wiring wiring;
    private final String machine;
    private Router router;

    public DockerEngine(Kernel.Wiring wiring, String machine) {
        this.wiring = wiring;
        this.machine = machine;
    }

    @Override
    public String name() {
        return Daemon.component(machine);
    }

    @Override
    public void on(Transaction transaction, Object payload) {
        Kernel kernel = new Kernel(wiring, transaction);
        Optional<Daemon> daemon = transaction.find(Daemon.key(machine));
        if (daemon.isEmpty()) {
            return;
        }
        if (payload instanceof Exchange.Arrived arrived) {
            if (Daemons.wake(kernel, machine, arrived)) {
                kernel.exchanges().find(arrived.exchange()).ifPresent(exchange -> route(kernel, daemon.get(), exchange));
            }
        } else if (payload instanceof Work work) {
            work.run(kernel, daemon.get());
        } else if (payload instanceof Unit.Started started) {
            Daemons.started(kernel, machine, started.unit());
        } else if (payload instanceof Unit.Stopped stopped) {
            Daemons.stopped(kernel, machine, stopped.unit());
        }
    }

    private void route(Kernel kernel, Daemon daemon, Exchange exchange) {
        Optional<Reply> unfit = Router.refusal(exchange.request().path());
        if (unfit.isPresent()) {
            Call.answer(kernel, exchange.id(), unfit.get());
            return;
        }
        Optional<Router.Match> match = router().find(exchange.request().method(), exchange.request().path());
        if (match.isEmpty()) {
            Call.answer(kernel, exchange.id(), Reply.notFound("page not found"));
        } else if (match.get().route().micros() == 0) {
            new Serve(match.get(), exchange.id()).run(kernel, daemon);
        } else {
            Work.after(kernel, machine, match.get().route().micros(), new Serve(match.get(), exchange.id()));
        }
    }

    /** A request whose time has come. */
    private record Serve(Router.Match match, String exchange) implements Work {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            kernel.exchanges().find(exchange).ifPresent(found -> {
                Call call = new Call(kernel, daemon, found, Map.copyOf(match.parts()));
                call.answer(match.route().service().serve(call));
            });
        }
    }

    private Router router() {
        if (router == null) {
            router = new Router();
            SystemRoutes.add(router);
            RunRoutes.add(router);
            StreamRoutes.add(router);
            ContainerRoutes.add(router);
            ImageRoutes.add(router);
            FileRoutes.add(router);
            NetworkRoutes.add(router);
            VolumeRoutes.add(router);
            BuildRoutes.add(router);
        }
        return router;
    }
}
