package dev.drydock.tutor.view.house;

import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.DockerNetwork;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.tree.unit.NaturalOrder;
import dev.drydock.sandbox.tree.unit.Units;
import dev.drydock.sandbox.unit.Power;
import dev.drydock.sandbox.unit.Unit;
import dev.drydock.tutor.view.picture.Look;
import dev.drydock.tutor.view.picture.Paper;
import dev.drydock.tutor.view.picture.Picture;
import dev.drydock.tutor.view.picture.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Draws every machine with what its Docker engine has. */
public final class HousePicture {
    private static final int BESIDE_FROM = 150;

    private final Transaction transaction;
    private final Paper paper;

    private HousePicture(Transaction transaction, Paper paper) {
        this.transaction = transaction;
        this.paper = paper;
    }

    /** The picture of a moment. */
    public static Picture of(Kernel kernel, Paper paper) {
        return new HousePicture(kernel.transaction(), paper).draw();
    }

    private Picture draw() {
        boolean beside = paper.columns() >= BESIDE_FROM;
        int width = beside ? (paper.columns() - 1) / 2 : paper.columns();
        List<Machine> machines = new ArrayList<>(transaction.view(Machine.MACHINES).values());
        // The one at which the learner sits comes first.
        machines.sort(Comparator.comparing((Machine machine) -> !Power.attended(transaction, machine.name())).thenComparing(Machine::name, NaturalOrder.ORDER));
        Picture left = Picture.EMPTY;
        Picture right = Picture.EMPTY;
        for (Machine machine : machines) {
            boolean toTheLeft = !beside || left.rows().size() <= right.rows().size();
            if (toTheLeft) left = left.above(machine(machine, width));
            else right = right.above(machine(machine, width));
        }
        List<Picture> shelves = new ArrayList<>();
        shelves.add(beside ? Picture.beside(List.of(left, right), width) : left);
        shelves.add(paper.legend("view.house-legend"));
        return Picture.stacked(shelves).fit(paper.columns());
    }

    private Picture machine(Machine machine, int width) {
        boolean off = Power.isOff(transaction, machine.name());
        Row title = Row.of(machine.name(), Look.TITLE).then(" " + address(machine.name()), Look.FAINT)
                .then(off ? " " + paper.say("view.off") : "", Look.BAD);
        List<Row> rows = new ArrayList<>();
        Machine.Hardware hardware = machine.hardware();
        rows.add(Row.of(machine.operatingSystem() + ", " + hardware.cpus() + " CPU, " + Units.binarySize(hardware.memoryBytes()), Look.FAINT));
        if (transaction.find(Daemon.key(machine.name())).isPresent()) engine(machine.name(), Picture.inside(width), rows);
        return new Picture(rows).boxed(title, width, off ? Look.BAD : Look.FRAME);
    }

    private String address(String machine) {
        return transaction.find(Network.key(machine)).stream().flatMap(network -> network.interfaces().stream())
                .filter(each -> each.name().matches("(eth|en).*") && !each.address().isEmpty()).map(Network.Interface::address).findFirst().orElse("");
    }

    private void engine(String machine, int width, List<Row> rows) {
        boolean runs = transaction.find(Unit.key(machine, "docker")).map(Unit::active).orElse(true);
        String version = transaction.get(Daemon.key(machine)).version().engine();
        rows.add(Row.of("Docker " + version + " ").then(paper.say(runs ? "view.runs" : "view.stopped"), runs ? Look.GOOD : Look.BAD));
        Shelves shelves = new Shelves(transaction, machine, paper);
        rows.addAll(shelves.images());
        rows.addAll(shelves.arriving(width));
        List<Container> containers = new ArrayList<>();
        for (Container container : of(Container.CONTAINERS, machine)) {
            if (!container.hidden()) containers.add(container);
        }
        rows.addAll(new Berths(paper).containers(containers));
        List<DockerNetwork> networks = new ArrayList<>(of(DockerNetwork.NETWORKS, machine));
        rows.addAll(new Berths(paper).networks(networks, containers));
        rows.addAll(shelves.volumes());
    }

    private <T> Collection<T> of(Family<T> family, String machine) {
        return transaction.view(family).subMap(machine + "/", machine + "0").values();
    }
}
