/** The web worker that layers a graph; ELK listens to messages by itself once it finds that it runs in a worker. */
import 'elkjs/lib/elk-worker.min.js'
