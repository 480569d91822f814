package dev.drydock.tutor.java.client;

/**
 * A container, as {@code docker ps -a} knows it.
 *
 * @param id the first twelve signs of its id
 * @param state such as {@code running} or {@code exited}
 * @param ip its address in the first of its networks; empty when it has none
 * @param exitCode of the last run; 0 while it runs
 */
public record Container(String id, String name, String image, String state, String ip, int exitCode) {
    public boolean running() {
        return state.equals("running");
    }
}
