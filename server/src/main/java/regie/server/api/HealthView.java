package regie.server.api;

import java.util.List;
import regie.kernel.Text;

/** Whether the control room does its work; reasons when it does not. */
public record HealthView(boolean healthy, String role, List<Text> reasons) {}
