package regie.formats.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import regie.engine.state.StateRow;
import regie.formats.json.SealedTypes;

class StateJsonTest {

    private final StateJson json = new StateJson(SamplePlan::read);
    private final SampleMaker samples = new SampleMaker(SamplePlan.PLAN);

    @TestFactory
    Stream<DynamicTest> everyRowReadsBackEqual() {
        return SealedTypes.leaves(StateRow.class).stream()
                .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> {
                    StateRow row = type.cast(samples.make(type));
                    byte[] bytes = json.encode(row);
                    StateRow read = json.decode(row.key().kind(), bytes);
                    assertEquals(row, read);
                    assertArrayEquals(bytes, json.encode(read));
                }));
    }
}
