package regie.server.api;

import java.util.List;
import regie.kernel.Text;

/** What a walk over the journal's chain found. */
public record VerifyView(boolean whole, long events, List<Text> findings) {}
