import { yearMismatch } from '../../../server/src/rules/year-mismatch.js';
import { testSentences, withSentence } from './sentences.js';

testSentences(yearMismatch, 'year-mismatch.txt', 100, withSentence);
