package io.wiredesk.ingest.extract;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jsoup.nodes.Element;

/// A page as a list of blocks, with the stretch of them that each element holds. What is taken out is marked, not
/// removed: the page stays as it was parsed, and the sums over an element cost nothing.
final class Outline {
    /// Where an element stands.
    ///
    /// @param index among the places
    /// @param parent place of the element around it; -1 for the root
    /// @param next place of the first element after it that it doesn't hold
    /// @param from its first block
    /// @param to the block after its last
    record Place(Element element, int index, int parent, int next, int from, int to) {}

    private static final int CHARS = 0;
    private static final int LINKED = 1;
    private static final int COMMAS = 2;
    private static final int PROSE = 3;
    private static final int COUNT = 4;
    private static final int KINDS = 5;

    private final List<Place> places;
    private final List<Block> blocks;
    private final BitSet gone = new BitSet();
    private int[][] sums;

    Outline(List<Place> places, List<Block> blocks) {
        this.places = new ArrayList<>(places);
        this.blocks = new ArrayList<>(blocks);
        this.sums = sums();
    }

    List<Place> places() {
        return places;
    }

    Place place(int index) {
        return places.get(index);
    }

    Place root() {
        return places.getFirst();
    }

    Block block(int index) {
        return blocks.get(index);
    }

    boolean isGone(int block) {
        return gone.get(block);
    }

    /// The blocks of an element that are left.
    List<Block> left(Place place) {
        List<Block> left = new ArrayList<>();
        for (int i = place.from(); i < place.to(); i++) {
            if (!gone.get(i)) {
                left.add(blocks.get(i));
            }
        }
        return left;
    }

    /// Takes the blocks of an element out. The sums follow with [#settle()].
    void takeOut(Place place) {
        gone.set(place.from(), place.to());
    }

    void takeOut(int block) {
        gone.set(block);
    }

    /// Makes the sums those of what is left.
    void settle() {
        sums = sums();
    }

    int chars(Place place) {
        return sum(CHARS, place);
    }

    int linked(Place place) {
        return sum(LINKED, place);
    }

    int commas(Place place) {
        return sum(COMMAS, place);
    }

    /// Characters in paragraphs, not in links.
    int prose(Place place) {
        return sum(PROSE, place);
    }

    int count(Place place) {
        return sum(COUNT, place);
    }

    double linkDensity(Place place) {
        int chars = chars(place);
        return chars == 0 ? 0 : Math.min(1.0, (double) linked(place) / chars);
    }

    private int sum(int kind, Place place) {
        return sums[kind][place.to()] - sums[kind][place.from()];
    }

    private int[][] sums() {
        int[][] running = new int[KINDS][blocks.size() + 1];
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            boolean counts = !gone.get(i);
            int chars = counts ? block.text().length() : 0;
            running[CHARS][i + 1] = running[CHARS][i] + chars;
            running[LINKED][i + 1] = running[LINKED][i] + (counts ? block.linked() : 0);
            running[COMMAS][i + 1] = running[COMMAS][i] + (counts ? block.commas() : 0);
            running[PROSE][i + 1] = running[PROSE][i] + (block.isProse() ? chars : 0);
            running[COUNT][i + 1] = running[COUNT][i] + (counts ? 1 : 0);
        }
        return running;
    }
}
