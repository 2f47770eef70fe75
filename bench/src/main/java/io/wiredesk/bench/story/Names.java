package io.wiredesk.bench.story;

import java.util.List;
import java.util.SplittableRandom;

/// Who and where in the generated news. Towns are real ones, people and companies are put together from parts.
final class Names {
    private static final List<String> TOWNS = List.of(("Aarhus Antwerp Augsburg Basel Bergen Bilbao Bologna Bordeaux"
                    + " Bradford Bremen Brno Cardiff Coimbra Cork Cracow Debrecen Dijon Dundee Eindhoven Galway Gdansk"
                    + " Genoa Ghent Gothenburg Graz Grenoble Groningen Haarlem Izmir Kassel Kaunas Koblenz Leipzig Lille"
                    + " Linz Ljubljana Lublin Lugano Malmo Mannheim Nantes Norwich Odense Ostrava Padua Plovdiv Porto"
                    + " Rostock Rouen Salamanca Salerno Seville Split Stavanger Swansea Tampere Tartu Toulouse Trieste"
                    + " Turku Utrecht Valencia Verona Winterthur Zaragoza")
            .split(" "));
    private static final List<String> GIVEN = List.of(("Adele Bruno Carla Dario Elin Fabian Greta Hugo Ines Jonas Katya"
                    + " Leon Mira Nils Olga Pavel Renata Stefan Tilda Umberto Vera Wim Yara Zoltan Agnes Bastian Celine"
                    + " Dora Emil Frida Goran Hedda Igor Jana Klaus Lucia Marek Nora Oskar Petra")
            .split(" "));
    private static final List<String> FAMILY = List.of(("Abendroth Bakker Castellan Dvorak Eklund Ferreira Grabowski"
                    + " Hollander Ivanov Jansson Kowalczyk Lindqvist Moretti Nowak Olafsson Pettersen Quintana Rossi"
                    + " Sandoval Tremblay Urbanek Vandenberg Wexford Ypsilanti Zeller Albrecht Brennan Cordova Dalgaard"
                    + " Esposito Fischer Gallagher Haugen Isaksen Jovanovic Kessler Lambert Meszaros Nieminen Okonkwo"
                    + " Pereira Ramsay Szabo Thorvald Ulrich Varga Whitlock Zanetti")
            .split(" "));
    private static final List<String> FIRM = List.of(("Aldera Borealis Cintra Doveton Elbtal Fennmark Galvan Hexalon"
                    + " Inverkip Jorvik Kestrel Lumora Marwick Novalis Orbital Pentland Quarto Rhenania Solvang Tessera"
                    + " Ultima Valmont Westerby Xenia Yarrow Zephyr Ardent Brimstone Calder Drumlin Estuary Fulmar")
            .split(" "));
    private static final List<String> BRANCH = List.of(("Airlines Rail Foods Pharma Systems Energy Logistics Bank Steel"
                    + " Chemicals Motors Insurance Telecom Shipping Group Holdings")
            .split(" "));
    private static final List<String> CLUB =
            List.of("United Rovers Athletic Wanderers Sporting Dynamo Olympic Albion".split(" "));
    private static final List<String> MONTHS = List.of("January February March April May June July".split(" "));

    private Names() {}

    /// A name for a slot, such as `town` or `person2`.
    static String of(String slot, SplittableRandom random) {
        return switch (slot.replaceAll("\\d+$", "")) {
            case "town" -> pick(TOWNS, random);
            case "person" -> pick(GIVEN, random) + " " + pick(FAMILY, random);
            case "org" -> pick(FIRM, random) + " " + pick(BRANCH, random);
            case "team" -> pick(TOWNS, random) + " " + pick(CLUB, random);
            case "month" -> pick(MONTHS, random);
            default -> throw new IllegalArgumentException("no names for the slot " + slot);
        };
    }

    static <T> T pick(List<T> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }
}
