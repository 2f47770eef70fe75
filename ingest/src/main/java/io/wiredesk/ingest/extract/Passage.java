package io.wiredesk.ingest.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.HashSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Finds the elements that hold the article: paragraphs speak for the elements around them, the nearest most; the best
/// element is widened to where its siblings belong to it.
///
/// Source: the idea of Arc90's and Mozilla's Readability, with block scores of our own.
final class Passage {
    private static final int SHORTEST = 25;
    private static final int LEVELS = 5;
    private static final int CONTENDERS = 5;
    private static final double NEARLY_AS_GOOD = 0.75;

    private final Map<Element, Double> scores = new LinkedHashMap<>();
    private final Element body;

    private Passage(Element body) {
        this.body = body;
    }

    /// In the page's order; the body itself where nothing stands out.
    static List<Element> of(Element body) {
        Passage passage = new Passage(body);
        passage.score();
        Element best = passage.best();
        return best == null ? List.of(body) : passage.withSiblings(best);
    }

    private void score() {
        for (Block block : Blocks.of(body)) {
            double weight = weight(block);
            if (weight <= 0) {
                continue;
            }
            Element around = isParagraph(block.holder()) ? block.holder().parent() : block.holder();
            for (int level = 0; level < LEVELS && around != null && !around.equals(body.parent()); level++) {
                double share = level == 0 ? 1 : level == 1 ? 0.5 : 1.0 / (level * 3);
                scores.merge(around, start(around) + weight * share, (old, ignored) -> old + weight * share);
                around = around.parent();
            }
        }
        scores.replaceAll((element, score) -> score * (1 - linkDensity(element)));
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

    private static double start(Element element) {
        int byTag = switch (element.normalName()) {
            case "article", "main" -> 10;
            case "div", "section" -> 5;
            case "pre", "td", "blockquote" -> 3;
            case "address", "ol", "ul", "dl", "dd", "dt", "li", "form" -> -3;
            case "h1", "h2", "h3", "h4", "h5", "h6", "th" -> -5;
            default -> 0;
        };
        return byTag + Wording.weight(element) + (element.attr("itemprop").equals("articleBody") ? 50 : 0);
    }

    private @Nullable Element best() {
        List<Element> contenders = scores.entrySet().stream()
                .sorted(Map.Entry.<Element, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(CONTENDERS)
                .map(Map.Entry::getKey)
                .toList();
        if (contenders.isEmpty()) {
            return null;
        }
        return onlyChild(climb(shared(contenders)));
    }

    /// Where three contenders that are nearly as good share an element, the article is spread over its parts.
    private Element shared(List<Element> contenders) {
        Element best = contenders.getFirst();
        List<Set<Element>> others = new ArrayList<>();
        for (Element contender : contenders.subList(1, contenders.size())) {
            if (score(contender) >= NEARLY_AS_GOOD * score(best)) {
                others.add(new HashSet<>(contender.parents()));
            }
        }
        for (Element outer = best.parent();
                others.size() >= 3 && outer != null && !outer.equals(body);
                outer = outer.parent()) {
            Element candidate = outer;
            if (others.stream().filter(parents -> parents.contains(candidate)).count() >= 3) {
                return outer;
            }
        }
        return best;
    }

    /// Upwards as long as the score holds, to where it rises.
    private Element climb(Element from) {
        Element best = from;
        double last = score(from);
        double enough = last / 3;
        for (Element outer = from.parent(); outer != null && !outer.equals(body); outer = outer.parent()) {
            if (!scores.containsKey(outer)) {
                continue;
            }
            if (score(outer) < enough) {
                break;
            }
            if (score(outer) > last) {
                best = outer;
                break;
            }
            last = score(outer);
        }
        return best;
    }

    private Element onlyChild(Element from) {
        Element best = from;
        while (!best.equals(body)
                && best.parent() != null
                && !best.parent().equals(body)
                && best.parent().childrenSize() == 1) {
            best = best.parent();
        }
        return best;
    }

    private List<Element> withSiblings(Element best) {
        if (best.equals(body) || best.parent() == null) {
            return List.of(best);
        }
        double enough = Math.max(10, 0.2 * score(best));
        List<Element> joined = new ArrayList<>();
        for (Element sibling : best.parent().children()) {
            if (sibling.equals(best) || belongs(sibling, best, enough)) {
                joined.add(sibling);
            }
        }
        return joined;
    }

    private boolean belongs(Element sibling, Element best, double enough) {
        boolean alike = !best.className().isEmpty() && sibling.className().equals(best.className());
        if (scores.containsKey(sibling) && score(sibling) + (alike ? 0.2 * score(best) : 0) >= enough) {
            return true;
        }
        if (!sibling.nameIs("p") && !sibling.nameIs("blockquote")) {
            return false;
        }
        List<Block> blocks = Blocks.of(sibling);
        return !blocks.isEmpty()
                && blocks.stream()
                        .allMatch(block -> block.linkDensity() < 0.25
                                && (block.text().length() > 80 || (block.linked() == 0 && block.endsSentence())));
    }

    private double score(Element element) {
        return scores.getOrDefault(element, 0.0);
    }

    static double linkDensity(Element element) {
        int all = 0;
        int linked = 0;
        for (Block block : Blocks.of(element)) {
            all += block.text().length();
            linked += block.linked();
        }
        return all == 0 ? 0 : Math.min(1.0, (double) linked / all);
    }
}
