import io.wiredesk.enrich.vector.DocumentVectors;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The vectors of the lines of a file, as the program makes them: `java -cp CLASSPATH Vectors.java IN OUT`. Writes 384
/// big-endian floats a line; zeros for a blank one.
class Vectors {
    public static void main(String[] args) throws IOException {
        DocumentVectors vectors = DocumentVectors.bundled();
        try (var out = new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(Path.of(args[1]))))) {
            for (String line : Files.readAllLines(Path.of(args[0]))) {
                float[] values = line.isBlank() ? new float[DocumentVectors.DIMENSIONS] : vectors.of(line).values();
                for (float value : values) {
                    out.writeFloat(value);
                }
            }
        }
    }
}
