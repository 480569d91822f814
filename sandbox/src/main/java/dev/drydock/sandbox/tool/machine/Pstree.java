package dev.drydock.sandbox.tool.machine;

import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/** {@code pstree}: the tree of processes. */
public final class Pstree implements Tool {
    @Override
    public Spec options() {
        return Spec.of("p,show-pids a,arguments n,numeric-sort A,ascii U,unicode u,uid-changes l h c,compact-not s T");
    }

    @Override
    public String usage() {
        return "[-p] [PID|USER]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        SortedMap<Integer, Process> all = sys.listed();
        int root = arguments.operands().isEmpty() || !arguments.operand(0).matches("\\d{1,7}") ? (all.isEmpty() ? 1 : all.firstKey()) : Integer.parseInt(arguments.operand(0));
        Process first = all.get(root);
        if (first == null) {
            return Step.exit(1);
        }
        boolean orphans = arguments.operands().isEmpty() && root != 1;
        boolean unicode = (arguments.unicode() && !arguments.has("A")) || arguments.has("U");
        Forest forest = new Forest(all, arguments.has("p"), arguments.has("a"), arguments.has("c") || arguments.has("p"), unicode);
        StringBuilder out = new StringBuilder();
        if (orphans) {
            // A host's first process runs no program here, so it stands in no table; all that nobody else started is its child.
            List<Process> top = all.values().stream().filter(p -> p.alive() && all.values().stream().noneMatch(q -> q.id().pid() == p.kinship().parent())).toList();
            forest.drawRoot("systemd" + (arguments.has("p") ? "(1)" : ""), top, out);
        } else {
            forest.draw(first, "", out, 0);
        }
        return new Output().out(out.toString()).exit(sys, 0);
    }

    private record Forest(SortedMap<Integer, Process> all, boolean numbers, boolean arguments, boolean separate, boolean unicode) {
        private String name(Process process) {
            return process.invocation().command() + (numbers ? "(" + process.place().inner() + ")" : "");
        }

        private List<Process> children(Process parent) {
            return all.values().stream().filter(p -> p.alive() && p.kinship().parent() == parent.id().pid() && !p.id().equals(parent.id()))
                    .sorted(Comparator.comparing((Process p) -> p.invocation().command())).toList();
        }

        private String shape(Process process) {
            return name(process) + children(process).stream().map(this::shape).toList();
        }

        void draw(Process process, String lead, StringBuilder out, int depth) {
            draw(name(process), depth > 60 ? List.of() : children(process), lead, out, depth);
        }

        void drawRoot(String name, List<Process> children, StringBuilder out) {
            draw(name, children, "", out, 0);
        }

        private void draw(String name, List<Process> children, String lead, StringBuilder out, int depth) {
            out.append(name);
            String below = lead + " ".repeat(name.length());
            int index = 0;
            boolean first = true;
            while (index < children.size()) {
                int same = 1;
                while (!separate && index + same < children.size() && shape(children.get(index)).equals(shape(children.get(index + same)))) {
                    same++;
                }
                boolean last = index + same >= children.size();
                String branch = first && last ? (unicode ? "\u2500\u2500\u2500" : "---") : first ? (unicode ? "\u2500\u252c\u2500" : "-+-")
                        : last ? (unicode ? " \u2514\u2500" : " `-") : unicode ? " \u251c\u2500" : " |-";
                out.append(first ? "" : below).append(branch);
                String count = same > 1 ? same + "*[" : "";
                out.append(count);
                String further = below + (last ? "   " : unicode ? " \u2502 " : " | ") + " ".repeat(count.length());
                if (same > 1) {
                    StringBuilder inner = new StringBuilder();
                    draw(children.get(index), further, inner, depth + 1);
                    out.append(inner.toString().replaceFirst("\n$", "")).append("]\n");
                } else {
                    draw(children.get(index), further, out, depth + 1);
                }
                index += same;
                first = false;
            }
            out.append(children.isEmpty() ? "\n" : "");
        }
    }
}
