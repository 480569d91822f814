package dev.drydock.sandbox.fault;

import dev.drydock.sandbox.fault.Places.Place;
import dev.drydock.sandbox.process.Kernel;
import java.util.List;
import java.util.Optional;

/** A component is stopped by the means with which it was started. */
final class Stopped implements Trouble {
    @Override
    public String word() {
        return "stop";
    }

    @Override
    public List<Choice> choices(Kernel kernel) {
        List<Place> running = new Places(kernel).all().stream().filter(Place::runs).toList();
        return running.stream().map(place -> new Choice(place.component(), place.machine())).distinct().toList();
    }

    @Override
    public void bring(Kernel kernel, Fault fault) {
        Places places = new Places(kernel);
        places.find(fault.subject(), fault.machine()).filter(Place::runs).ifPresent(place -> places.set(place, false));
    }

    @Override
    public boolean holds(Kernel kernel, Fault fault) {
        Optional<Place> place = new Places(kernel).find(fault.subject(), fault.machine());
        // What stands in the API cannot be seen while the API is away.
        return place.map(found -> !found.runs()).orElse(true);
    }

    @Override
    public void mend(Kernel kernel, Fault fault) {
        Places places = new Places(kernel);
        places.find(fault.subject(), fault.machine()).filter(place -> !place.runs()).ifPresent(place -> places.set(place, true));
    }

    @Override
    public String byHand(Kernel kernel, Fault fault) {
        return new Places(kernel).find(fault.subject(), fault.machine()).map(Places::byHand).orElse("");
    }
}
