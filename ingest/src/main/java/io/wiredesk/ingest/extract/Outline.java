package io.wiredesk.ingest.extract;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jsoup.nodes.Element;

/// A page as a list of blocks, with the stretch of them that each element holds. What is taken out is marked, not
/// removed: the page stays as it was parsed, and the sums over an element cost next to nothing.
final class Outline {
    /// Where an element stands.
    ///
    /// @param index among the places
    /// @param parent place of the element around it; -1 for the root
    /// @param next place of the first element after it that it doesn't hold
    /// @param from its first block
    /// @param to the block after its last
    record Place(Element element, int index, int parent, int next, int from, int to) {}

    private final List<Place> places;
    private final List<Block> blocks;
    private final BitSet gone = new BitSet();
    private final Sums chars;
    private final Sums linked;
    private final Sums commas;
    private final Sums prose;
    private final Sums count;

    Outline(List<Place> places, List<Block> blocks) {
        this.places = List.copyOf(places);
        this.blocks = List.copyOf(blocks);
        this.chars = new Sums(blocks, block -> block.text().length());
        this.linked = new Sums(blocks, Block::linked);
        this.commas = new Sums(blocks, Block::commas);
        this.prose = new Sums(blocks, block -> block.isProse() ? block.text().length() : 0);
        this.count = new Sums(blocks, block -> 1);
    }

    List<Place> places() {
        return places;
    }

    Place place(int index) {
        return places.get(index);
    }

    List<Block> blocks() {
        return blocks;
    }

    Place root() {
        return places.getFirst();
    }

    Block block(int index) {
        return blocks.get(index);
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

    void takeOut(Place place) {
        for (int i = gone.nextClearBit(place.from()); i < place.to(); i = gone.nextClearBit(i + 1)) {
            gone.set(i);
            chars.takeOut(i);
            linked.takeOut(i);
            commas.takeOut(i);
            prose.takeOut(i);
            count.takeOut(i);
        }
    }

    int chars(Place place) {
        return chars.between(place.from(), place.to());
    }

    int linked(Place place) {
        return linked.between(place.from(), place.to());
    }

    int commas(Place place) {
        return commas.between(place.from(), place.to());
    }

    /// Characters in paragraphs, not in links.
    int prose(Place place) {
        return prose.between(place.from(), place.to());
    }

    int count(Place place) {
        return count.between(place.from(), place.to());
    }

    double linkDensity(Place place) {
        int chars = chars(place);
        return chars == 0 ? 0 : Math.min(1.0, (double) linked(place) / chars);
    }
}
