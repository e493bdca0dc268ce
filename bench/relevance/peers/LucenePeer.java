import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/**
 * Lucene as it comes: ArabicAnalyzer, BM25Similarity, one pooled field of the title (as often as asked) and the body.
 *
 * <pre>LucenePeer search|related TITLE_TIMES DEPTH DOCUMENTS QUERIES RANKINGS</pre>
 *
 * The lines of QUERIES are words, all of them optional (OR), or for `related` ids of documents, whose likes
 * MoreLikeThis finds by their ten weightiest terms.
 */
public final class LucenePeer {
  private static final String TEXT = "text";
  private static final String ID = "id";
  /** Terms of a MoreLikeThis query: as many as a signature of Fihris has stems. */
  private static final int RELATED_TERMS = 10;

  public static void main(String[] arguments) throws IOException {
    boolean isSearch = arguments[0].equals("search");
    int titleTimes = Integer.parseInt(arguments[1]);
    int depth = Integer.parseInt(arguments[2]);
    Analyzer analyzer = new ArabicAnalyzer();
    long started = System.nanoTime();
    Directory directory = index(Path.of(arguments[3]), titleTimes, analyzer);
    long indexed = System.nanoTime();
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(new BM25Similarity());
      List<String> rankings = new ArrayList<>();
      for (String line : Files.readAllLines(Path.of(arguments[4]), StandardCharsets.UTF_8)) {
        rankings.add(isSearch
            ? ranking(searcher, anyWord(analyzer, line), depth, null)
            : ranking(searcher, likeThis(searcher, analyzer, line), depth, line));
      }
      try (PrintWriter out = new PrintWriter(arguments[5], StandardCharsets.UTF_8)) {
        out.print("{\"\":[" + String.join(",", rankings) + "]}");
      }
    }
    System.out.printf("  indexed in %d s, asked in %d s%n",
        (indexed - started) / 1_000_000_000, (System.nanoTime() - indexed) / 1_000_000_000);
  }

  private static Directory index(Path documents, int titleTimes, Analyzer analyzer) throws IOException {
    Directory directory = new ByteBuffersDirectory();
    IndexWriterConfig config = new IndexWriterConfig(analyzer).setSimilarity(new BM25Similarity());
    try (IndexWriter writer = new IndexWriter(directory, config);
        var lines = Files.newBufferedReader(documents, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split("\t", -1);
        Document document = new Document();
        document.add(new StringField(ID, fields[0], Field.Store.YES));
        String text = (fields[2] + "\n").repeat(titleTimes) + fields[3];
        document.add(new TextField(TEXT, text, Field.Store.YES));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    return directory;
  }

  private static Query anyWord(Analyzer analyzer, String line) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    try (TokenStream tokens = analyzer.tokenStream(TEXT, line)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        query.add(new TermQuery(new Term(TEXT, term.toString())), BooleanClause.Occur.SHOULD);
      }
      tokens.end();
    }
    return query.build();
  }

  private static Query likeThis(IndexSearcher searcher, Analyzer analyzer, String id) throws IOException {
    MoreLikeThis like = new MoreLikeThis(searcher.getIndexReader());
    like.setAnalyzer(analyzer);
    like.setFieldNames(new String[] {TEXT});
    like.setMaxQueryTerms(RELATED_TERMS);
    like.setBoost(true);
    return like.like(searcher.search(new TermQuery(new Term(ID, id)), 1).scoreDocs[0].doc);
  }

  /** Ids as a JSON array, best first, the one left out not among them. */
  private static String ranking(IndexSearcher searcher, Query query, int depth, String leftOut) throws IOException {
    List<String> ids = new ArrayList<>();
    for (ScoreDoc hit : searcher.search(query, depth + 1).scoreDocs) {
      ids.add(searcher.doc(hit.doc).get(ID));
    }
    return ids.stream().filter(id -> !id.equals(leftOut)).limit(depth)
        .map(id -> "\"" + id + "\"").collect(Collectors.joining(",", "[", "]"));
  }
}
