package org.flyball.spark;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.FlatMapFunction2;
import org.apache.spark.storage.BlockManagerId;

/** Brings the clients of a partition to life where its rows are, and tells where that is. */
final class Muster
    implements FlatMapFunction2<Iterator<ClientData>, Iterator<List<Levy.Draft>>, byte[]> {

  private static final long serialVersionUID = 1;

  private final Levy levy;

  Muster(Levy levy) {
    this.levy = levy;
  }

  @Override
  public Iterator<byte[]> call(Iterator<ClientData> data, Iterator<List<Levy.Draft>> drafts) {
    Map<Integer, Levy.Draft> wanted = new HashMap<>();
    drafts.forEachRemaining(list -> list.forEach(draft -> wanted.put(draft.index(), draft)));
    Reply reply = new Reply();
    Camp camp = levy.camp();
    for (int index = 0; data.hasNext(); index++) {
      ClientData rows = data.next();
      Levy.Draft draft = wanted.get(index);
      if (draft != null) {
        try {
          levy.raise(camp, draft, rows);
        } catch (RuntimeException failed) {
          reply.text(Reply.FAILURE, draft.number(), String.valueOf(failed.getMessage()));
        }
      }
    }
    BlockManagerId here = SparkEnv.get().blockManager().blockManagerId();
    reply.text(Reply.PLACE, 0, "executor_" + here.host() + "_" + here.executorId());
    return List.of(reply.toBytes()).iterator();
  }
}
