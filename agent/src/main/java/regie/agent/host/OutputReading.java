package regie.agent.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import regie.agent.files.AgentFolder;
import regie.agent.files.AttemptFiles;
import regie.agent.files.Cut;
import regie.agent.files.KeptOutput;
import regie.kernel.Text;
import regie.protocol.ToAgent;
import regie.protocol.ToServer;

/**
 * Reads outputs for the server: live from the file that the process writes, later from what was
 * kept. Each request has a virtual thread of its own.
 */
final class OutputReading {

    private static final int CHUNK = 128 * 1024;
    private static final long PAUSE = 100;
    /** The link takes no more until this few chunks wait: a fast output must not fill the memory. */
    private static final int MOST_WAITING = 16;

    private final AgentFolder folder;
    private final Consumer<ToServer> send;
    private final IntSupplier waiting;
    private final Map<String, Thread> readers = new ConcurrentHashMap<>();

    /** @param waiting how many messages wait to be sent to the server */
    OutputReading(AgentFolder folder, Consumer<ToServer> send, IntSupplier waiting) {
        this.folder = folder;
        this.send = send;
        this.waiting = waiting;
    }

    void start(ToAgent.ReadOutput request) {
        Thread reader = Thread.ofVirtual().name("output-" + request.request()).unstarted(() -> read(request));
        Thread before = readers.put(request.request(), reader);
        if (before != null) {
            before.interrupt();
        }
        reader.start();
    }

    void stop(String request) {
        Thread reader = readers.remove(request);
        if (reader != null) {
            reader.interrupt();
        }
    }

    void stopAll() {
        readers.keySet().forEach(this::stop);
    }

    private void read(ToAgent.ReadOutput request) {
        AttemptFiles files = folder.of(request.attempt());
        try (FileChannel raw = FileChannel.open(files.output())) {
            live(request, files, raw);
        } catch (NoSuchFileException ended) {
            kept(request, files);
        } catch (IOException broken) {
            problem(request, broken);
        } catch (InterruptedException stopped) {
            // nobody listens any more
        } finally {
            readers.remove(request.request(), Thread.currentThread());
        }
    }

    /** The file stays readable through this descriptor even when it is replaced by what is kept. */
    private void live(ToAgent.ReadOutput request, AttemptFiles files, FileChannel raw) throws IOException, InterruptedException {
        long position = request.offset();
        long end = request.follow() ? Long.MAX_VALUE : end(request);
        boolean over = false;
        while (position < end) {
            Optional<Cut> cut = Cut.read(files.cut());
            if (cut.isPresent() && position >= cut.get().from() && position < cut.get().to()) {
                chunk(request, cut.get().from(), cut.get().notice());
                position = cut.get().to();
            }
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(CHUNK, end - position));
            if (cut.isPresent() && position < cut.get().from()) {
                buffer.limit((int) Math.min(buffer.limit(), cut.get().from() - position));
            }
            int count = raw.read(buffer, position);
            if (count > 0) {
                chunk(request, position, Arrays.copyOf(buffer.array(), count));
                position += count;
            } else if (over || !request.follow()) {
                break;
            } else {
                over = !Files.exists(files.output());
                Thread.sleep(over ? 0 : PAUSE);
            }
        }
        last(request, position, new byte[0]);
    }

    private static long end(ToAgent.ReadOutput request) {
        return request.max() > Long.MAX_VALUE - request.offset() ? Long.MAX_VALUE : request.offset() + request.max();
    }

    private void kept(ToAgent.ReadOutput request, AttemptFiles files) {
        try (InputStream in = KeptOutput.open(files).orElse(InputStream.nullInputStream())) {
            in.skip(request.offset());
            long position = request.offset();
            long end = request.follow() ? Long.MAX_VALUE : end(request);
            while (position < end) {
                byte[] data = in.readNBytes((int) Math.min(CHUNK, end - position));
                if (data.length == 0) {
                    break;
                }
                chunk(request, position, data);
                position += data.length;
            }
            last(request, position, new byte[0]);
        } catch (IOException broken) {
            problem(request, broken);
        } catch (InterruptedException stopped) {
            // nobody listens any more
        }
    }

    private void chunk(ToAgent.ReadOutput request, long offset, byte[] data) throws InterruptedException {
        while (waiting.getAsInt() > MOST_WAITING) {
            Thread.sleep(1);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        send.accept(new ToServer.OutputChunk(request.request(), request.attempt(), offset, data, false, Optional.empty()));
    }

    private void last(ToAgent.ReadOutput request, long offset, byte[] data) {
        send.accept(new ToServer.OutputChunk(request.request(), request.attempt(), offset, data, true, Optional.empty()));
    }

    private void problem(ToAgent.ReadOutput request, IOException broken) {
        send.accept(new ToServer.OutputChunk(request.request(), request.attempt(), request.offset(), new byte[0], true,
                Optional.of(new Text("La sortie n'a pas pu être lue sur l'hôte : " + broken.getMessage(),
                        "The output could not be read on the host: " + broken.getMessage()))));
    }
}
