package io.wiredesk.ingest.extract;

import io.wiredesk.ingest.extract.Outline.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/// Finds the elements that hold the article: paragraphs speak for the elements around them, the nearest most; the best
/// element is widened to where its siblings belong to it.
///
/// Source: the idea of Arc90's and Mozilla's Readability, with block scores of our own.
final class Passage {
    private static final Evaluator HEADLINE = QueryParser.parse("h1");
    private static final int STORY_CHARS = 400;
    private static final int SHORTEST = 25;
    private static final int LEVELS = 5;
    private static final int CONTENDERS = 5;
    private static final int MUCH_MORE = 3;
    private static final int MUCH_LONGER = 10;
    private static final double NEARLY_AS_GOOD = 0.75;

    private final Outline outline;
    private final Wording wording;
    private final double[] scores;
    private final List<Place> stories;
    private final boolean[] scored;

    private Passage(Outline outline, Wording wording) {
        this.outline = outline;
        this.wording = wording;
        this.scores = new double[outline.places().size()];
        this.scored = new boolean[scores.length];
        this.stories = stories();
    }

    /// In the page's order; the root itself where nothing stands out.
    static List<Place> of(Outline outline, Wording wording) {
        Passage passage = new Passage(outline, wording);
        passage.score();
        int best = passage.first(passage.best());
        return best <= 0 ? List.of(outline.root()) : passage.withSiblings(best);
    }

    /// Elements that hold a whole article each: a page may go on with the next one.
    private List<Place> stories() {
        List<Place> found = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            Place place = outline.place(i);
            boolean inside = !found.isEmpty() && i < found.getLast().next();
            if (!inside
                    && place.element().nameIs("article")
                    && outline.prose(place) > STORY_CHARS
                    && place.element().selectFirst(HEADLINE) != null) {
                found.add(place);
            }
        }
        return found;
    }

    /// The page is about the first of several.
    private int first(int best) {
        return stories.size() > 1
                        && best >= stories.get(1).index()
                        && best < stories.getLast().next()
                ? stories.getFirst().index()
                : best;
    }

    private boolean holdsSeveral(int place) {
        Place outer = outline.place(place);
        return stories.stream()
                        .filter(story -> story.index() > outer.index() && story.index() < outer.next())
                        .count()
                > 1;
    }

    private void score() {
        for (Block block : outline.left(outline.root())) {
            double weight = weight(block);
            if (weight <= 0) {
                continue;
            }
            int around = isParagraph(block.holder()) ? parent(block.place()) : block.place();
            for (int level = 0; level < LEVELS && around >= 0; level++) {
                double share = level == 0 ? 1 : level == 1 ? 0.5 : 1.0 / (level * 3);
                scores[around] +=
                        (scored[around] ? 0 : start(outline.place(around).element())) + weight * share;
                scored[around] = true;
                around = parent(around);
            }
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] *= scored[i] ? 1 - outline.linkDensity(outline.place(i)) : 0;
        }
    }

    private static double weight(Block block) {
        int length = block.text().length();
        if (length < SHORTEST || block.linkDensity() > 0.5) {
            return 0;
        }
        double weight = 1 + block.commas() + Math.min(length / 100.0, 3);
        return weight * (1 - block.linkDensity()) * (block.isListItem() || block.isHeading() ? 0.4 : 1);
    }

    private static boolean isParagraph(Element holder) {
        return switch (holder.normalName()) {
            case "p", "pre", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dd", "dt" -> true;
            default -> false;
        };
    }

    private double start(Element element) {
        int byTag = switch (element.normalName()) {
            case "article", "main" -> 10;
            case "div", "section" -> 5;
            case "pre", "td", "blockquote" -> 3;
            case "address", "ol", "ul", "dl", "dd", "dt", "li", "form" -> -3;
            case "h1", "h2", "h3", "h4", "h5", "h6", "th" -> -5;
            default -> 0;
        };
        return byTag + wording.weight(element) + (element.attr("itemprop").equals("articleBody") ? 50 : 0);
    }

    private int best() {
        List<Integer> contenders = IntStream.range(0, scores.length)
                .filter(i -> scored[i])
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
                .limit(CONTENDERS)
                .toList();
        return contenders.isEmpty() ? -1 : grow(onlyChild(climb(shared(contenders))));
    }

    /// Where three contenders that are nearly as good share an element, the article is spread over its parts.
    private int shared(List<Integer> contenders) {
        int best = contenders.getFirst();
        List<Integer> others = contenders.stream()
                .skip(1)
                .filter(other -> scores[other] >= NEARLY_AS_GOOD * scores[best])
                .toList();
        for (int outer = parent(best); others.size() >= 3 && outer > 0 && !holdsSeveral(outer); outer = parent(outer)) {
            Place candidate = outline.place(outer);
            int from = outer;
            if (others.stream()
                            .filter(other -> other > from && other < candidate.next())
                            .count()
                    >= 3) {
                return outer;
            }
        }
        return best;
    }

    /// Upwards as long as the score holds, to where it rises.
    private int climb(int from) {
        double last = scores[from];
        double enough = last / 3;
        for (int outer = parent(from); outer > 0 && !holdsSeveral(outer); outer = parent(outer)) {
            if (!scored[outer]) {
                continue;
            }
            if (scores[outer] < enough) {
                break;
            }
            if (scores[outer] > last) {
                return outer;
            }
            last = scores[outer];
        }
        return from;
    }

    private int onlyChild(int from) {
        int best = from;
        while (parent(best) > 0 && outline.place(parent(best)).element().childrenSize() == 1) {
            best = parent(best);
        }
        return best;
    }

    /// Further up to where there is more of the same: paragraphs, with hardly anything else between them.
    private int grow(int from) {
        int grown = from;
        for (int outer = parent(from); outer > 0 && !holdsSeveral(outer); outer = parent(outer)) {
            if (isMoreOfTheSame(outline.place(outer), outline.place(grown))) {
                grown = outer;
            }
        }
        return grown;
    }

    private boolean isMoreOfTheSame(Place outer, Place inner) {
        int paragraphs = 0;
        int others = 0;
        int otherChars = 0;
        int chars = 0;
        for (Block block : outline.left(outer)) {
            if (block.place() >= inner.index() && block.place() < inner.next()) {
                continue;
            }
            if (block.isProse() && block.endsSentence()) {
                paragraphs++;
                chars += block.text().length();
            } else if (!block.isHeading() || block.linked() > 0) {
                others++;
                otherChars += block.text().length();
            }
        }
        return paragraphs >= 2 && (paragraphs >= MUCH_MORE * others || chars >= MUCH_LONGER * otherChars);
    }

    private List<Place> withSiblings(int best) {
        int parent = parent(best);
        double enough = Math.max(10, 0.2 * scores[best]);
        List<Place> joined = new ArrayList<>();
        for (int i = parent + 1;
                i < outline.place(parent).next();
                i = outline.place(i).next()) {
            if (i == best || belongs(i, best, enough)) {
                joined.add(outline.place(i));
            }
        }
        return joined;
    }

    private boolean belongs(int sibling, int best, double enough) {
        Element element = outline.place(sibling).element();
        if (stories.contains(outline.place(sibling))) {
            return false;
        }
        String classes = outline.place(best).element().className();
        boolean alike = !classes.isEmpty() && element.className().equals(classes);
        if (scored[sibling] && scores[sibling] + (alike ? 0.2 * scores[best] : 0) >= enough) {
            return true;
        }
        if (!element.nameIs("p") && !element.nameIs("blockquote")) {
            return false;
        }
        List<Block> blocks = outline.left(outline.place(sibling));
        return !blocks.isEmpty()
                && blocks.stream()
                        .allMatch(block -> block.linkDensity() < 0.25
                                && (block.text().length() > 80 || (block.linked() == 0 && block.endsSentence())));
    }

    private int parent(int place) {
        return outline.place(place).parent();
    }
}
